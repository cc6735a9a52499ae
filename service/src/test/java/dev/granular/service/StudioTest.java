package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The studio in a browser; leaves pictures of its pages in the folder of {@code -Dgranular.pictures}. */
class StudioTest {
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("granular.pictures")).map(Path::of);

    @TempDir
    static Path folder;

    static Server server;
    static ChromeDriver browser;
    static Path table;

    @BeforeAll
    static void start() throws IOException {
        Optional<File> driver = program("chromedriver");
        Optional<File> chromium = program("chromium").or(() -> program("google-chrome"));
        assumeTrue(driver.isPresent() && chromium.isPresent(), "skipped: there is no Chromium with its driver");
        table = Served.table(folder.resolve("ratings.csv"), 300, 4);
        server = Server.startStudio(Served.settings(Optional.empty(), Optional.empty(), 1 << 24, 1 << 28));
        var options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--use-gl=angle",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get())
                        .build(),
                options);
    }

    private static Optional<File> program(String name) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(place -> new File(place, name))
                .filter(File::canExecute)
                .findFirst();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        show(1400, "light");
        browser.get("about:blank");
        browser.get(server.address());
        found("#drop");
    }

    private static void show(int width, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static WebElement found(String css) {
        return new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    }

    private static WebElement shown(String css) {
        return new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** Looks whether a page fits narrow and wide windows, and takes pictures of it if a folder is given for them. */
    private static void look(String name) throws IOException {
        for (int width : new int[] {360, 1400}) {
            for (String scheme : PICTURES.isPresent() ? List.of("dark", "light") : List.of("light")) {
                show(width, scheme);
                assertEquals(
                        false,
                        browser.executeScript(
                                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"),
                        name + " is wider than " + width);
                if (PICTURES.isPresent()) {
                    Files.write(
                            PICTURES.get().resolve(name + "-" + width + "-" + scheme + ".png"),
                            browser.getScreenshotAs(OutputType.BYTES));
                }
            }
        }
    }

    private static void choose(Path file) {
        found("#files").sendKeys(file.toAbsolutePath().toString());
    }

    @Test
    void goesTheWholeWay() throws IOException {
        look("start");
        choose(table);
        shown("#data-title");
        assertEquals(6, browser.findElements(By.cssSelector("tbody tr")).size());
        WebElement command = found("#command");
        assertEquals("granular surface ratings.csv --out report", command.getText());
        new Select(found("select[aria-label='role of floor']")).selectByValue("exclude");
        new Select(found("select[name=confidence]")).selectByValue("none");
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(_ -> found("#command").getText().contains("--exclude floor --confidence none"));
        new WebDriverWait(browser, Duration.ofSeconds(10)).until(ExpectedConditions.elementToBeClickable(By.id("run")));
        look("data");
        found("#run").click();
        shown("iframe");
        new Select(found("select[name=points]")).selectByValue("grid:25x25");
        found("#run").click();
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.numberOfElementsToBe(By.cssSelector("iframe"), 2));
        // Explanations are prepared before anybody asks.
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(_ -> browser.executeScript("return performance.getEntriesByType('resource')"
                                + ".some(each => each.name.includes('/explain?') && each.responseStatus === 200)")
                        .equals(true));
        browser.switchTo().frame(0);
        shown("#scores-title");
        shown("#heatmap .plotly");
        browser.executeScript("document.getElementById('heatmap')"
                + ".emit('plotly_click', { points: [{ x: 60, y: 10, data: {} }] })");
        browser.switchTo().defaultContent();
        shown("#explanation tbody tr");
        assertTrue(
                found("#explanation").getText().contains("Hurt most"),
                found("#explanation").getText());
        look("explanation");
        found("#explanation button").click();
        browser.executeScript("document.getElementById('results-title').scrollIntoView()");
        look("results");
        browser.navigate().refresh();
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(ExpectedConditions.numberOfElementsToBe(By.cssSelector("iframe"), 2));
        assertEquals(
                List.of(),
                browser.manage().logs().get("browser").getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= 1000)
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "");
        choose(wrong);
        assertTrue(shown("#problem").getText().contains("no body"));
        Path picture = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
        choose(picture);
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(_ -> shown("#problem").getText().contains("picture.png is neither text"));
    }

    @Test
    void cancels() {
        Path large = Served.table(folder.resolve("large.csv"), 30_000, 4);
        choose(large);
        shown("#data-title");
        new Select(found("select[name=accuracy]")).selectByValue("exact");
        new WebDriverWait(browser, Duration.ofSeconds(10)).until(ExpectedConditions.elementToBeClickable(By.id("run")));
        found("#run").click();
        shown("#cancel").click();
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(ExpectedConditions.invisibilityOfElementLocated(By.id("cancel")));
        assertFalse(browser.getPageSource().contains("<iframe"));
    }

    @Test
    void namesEveryControl() {
        choose(table);
        shown("#data-title");
        assertEquals(List.of(), browser.executeScript("""
                        return [...document.querySelectorAll('input, select, button')]
                            .filter(each => !(each.labels?.length || each.ariaLabel || each.textContent.trim()))
                            .map(each => each.outerHTML)"""));
    }
}
