package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Pages in Debian's Chromium; skipped where that is not installed. */
abstract class BrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Pattern REQUEST =
            Pattern.compile("\"Network\\.requestWillBeSent\".*\"request\":\\{.*?\"url\":\"([^\"]*)\"");

    @TempDir
    private static Path folder;

    static ChromeDriver browser;

    @BeforeAll
    static void openBrowser() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "no " + CHROMIUM + " or " + DRIVER + " (Debian packages chromium and chromium-driver)");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-unsafe-swiftshader",
                "--disable-background-networking",
                "--no-first-run",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--window-size=800,600",
                "--user-data-dir=" + folder.resolve("profile"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        browser = new ChromeDriver(service, options);
        browser.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
        browser.get("about:blank");
        forgetTheStartPage();
    }

    private static void forgetTheStartPage() {
        browser.manage().logs().get(LogType.BROWSER);
        browser.manage().logs().get(LogType.PERFORMANCE);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @AfterEach
    void heardNoComplaintAndSawNoRequest() {
        var complaints = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .toList();
        assertEquals(List.of(), complaints);
        var requests = browser.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> REQUEST.matcher(entry.getMessage()))
                .filter(request -> request.find())
                .map(request -> request.group(1))
                .distinct()
                .toList();
        assertTrue(
                requests.stream().anyMatch(url -> url.startsWith("file:")),
                "the log of requests is empty: " + requests);
        assertEquals(
                List.of(),
                requests.stream()
                        .filter(url -> !url.matches("(?s)(file:.*/page\\.html|data:.*|blob:.*|about:blank)"))
                        .toList());
    }

    static void open(ReportData data) throws IOException {
        var page = folder.resolve("page.html");
        Files.writeString(page, HtmlReport.render(data));
        browser.get(page.toUri().toString());
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(opened -> browser.findElement(By.id("controls")).isDisplayed()
                        && !browser.findElement(By.id("status")).isDisplayed());
    }

    static Object script(String code) {
        return browser.executeScript(code);
    }

    static String text(String id) {
        return browser.findElement(By.id(id)).getText();
    }
}
