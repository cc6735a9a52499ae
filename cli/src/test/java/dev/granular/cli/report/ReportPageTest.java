package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.evaluation.ModelScore;
import dev.granular.point.SurfacePoints;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Opens pages in a browser and uses them as a reader would. */
class ReportPageTest extends BrowserTest {
    @Test
    void drawsTheBestModelFirst() throws IOException {
        open(SampleRuns.fitted("niqe", "clipiqa", "topiq"));
        assertEquals(List.of("topiq", "topiq"), names("surfaces"));
        assertEquals("Heatmap: topiq, PLCC", text("heatmap-title"));
        assertEquals("Difference: topiq − niqe, PLCC", text("difference-title"));
        assertEquals(
                "true",
                browser.findElement(By.cssSelector("tr.selected button")).getDomAttribute("aria-pressed"));
        long drawn = colours("surfaces");
        emptyFigure();
        assertTrue(drawn > 10 * colours("surfaces"), drawn + " colours in the surface, as many as without it");
    }

    @Test
    void overlaysTheModelsThatAreTickedOnOneRangeOfHeights() throws IOException {
        open(SampleRuns.fitted("niqe", "clipiqa", "topiq"));
        Object range = script("return document.getElementById('surfaces').layout.scene.zaxis.range");
        assertEquals(range, script("const [t] = document.getElementById('heatmap').data; return [t.zmin, t.zmax]"));
        chip("niqe").click();
        assertEquals(List.of("niqe", "niqe", "topiq", "topiq"), names("surfaces"));
        chip("topiq").click();
        assertEquals(List.of("niqe", "niqe"), names("surfaces"));
        assertEquals(range, script("return document.getElementById('surfaces').layout.scene.zaxis.range"));
        browser.findElement(By.id("show-all")).click();
        assertEquals(List.of("niqe", "niqe", "clipiqa", "clipiqa", "topiq", "topiq"), names("surfaces"));
        browser.findElement(By.id("show-selected")).click();
        assertEquals(List.of("topiq", "topiq"), names("surfaces"));
    }

    @Test
    void switchesTheMethodOfEveryFigure() throws IOException {
        var run = SampleRuns.fitted("niqe", "topiq");
        open(run);
        for (var method : List.of(Method.SRCC, Method.KRCC, Method.PLCC)) {
            browser.findElements(By.cssSelector("#method label"))
                    .get(method.ordinal())
                    .click();
            var surface = surface(run, "topiq", method);
            var other = surface(run, "niqe", method);
            assertEquals(surface.height(12, 5), height("heatmap", 12, 5));
            assertEquals(surface.height(12, 5), height("surfaces", 12, 5));
            assertEquals(surface.height(12, 5) - other.height(12, 5), height("difference", 12, 5));
            assertEquals("Heatmap: topiq, " + method, text("heatmap-title"));
        }
    }

    @Test
    void comparesTheTwoModelsChosen() throws IOException {
        var run = SampleRuns.fitted("niqe", "clipiqa", "topiq");
        open(run);
        new Select(browser.findElement(By.id("model-a"))).selectByVisibleText("clipiqa");
        new Select(browser.findElement(By.id("model-b"))).selectByVisibleText("topiq");
        double expected = surface(run, "clipiqa", Method.PLCC).height(8, 20)
                - surface(run, "topiq", Method.PLCC).height(8, 20);
        assertNotEquals(0.0, expected);
        assertEquals("Difference: clipiqa − topiq, PLCC", text("difference-title"));
        assertEquals(expected, height("difference", 8, 20));
        assertTrue(text("difference-caption").contains("Nothing was tested here, so any of this may be chance."));
        browser.findElement(By.id("swap")).click();
        assertEquals(-expected, height("difference", 8, 20));
        assertEquals(true, script("const [t] = document.getElementById('difference').data; return t.zmin === -t.zmax"));
    }

    @Test
    void sortsTheTableAndSelectsItsRows() throws IOException {
        open(SampleRuns.fitted("b", "c", "a"));
        List<WebElement> sorters = browser.findElements(By.cssSelector("#scores thead button"));
        sorters.get(0).click();
        assertEquals(List.of("a", "b", "c"), rows());
        sorters.get(0).click();
        assertEquals(List.of("c", "b", "a"), rows());
        sorters.get(1).click();
        assertEquals(List.of("a", "c", "b"), rows(), "best GMC first");
        sorters.get(2).click();
        assertEquals(List.of("b", "c", "a"), rows(), "best global figure first");
        assertEquals(
                1, browser.findElements(By.cssSelector("#scores [aria-sort]")).size());
        browser.findElement(By.xpath("//tr[.//button[text()='c']]/td[2]")).click();
        assertEquals("Heatmap: c, PLCC", text("heatmap-title"));
        assertEquals(List.of("c", "c"), names("surfaces"));
        assertEquals("c", selected("model"));
    }

    @Test
    void marksWhereSupportIsLowAndSaysSoOnHover() throws IOException {
        open(SampleRuns.grid("niqe", "topiq"));
        assertEquals(
                List.of("heatmap", "heatmap", "scatter", "contour"),
                script("return document.getElementById('heatmap').data.map((t) => t.type)"));
        assertHover(SampleRuns.height(1, Method.PLCC, 100, 100), "too few", 100, 100);
        assertHover(SampleRuns.height(1, Method.PLCC, 50, 0), "effective pairs 20,000", 50, 0);
        assertTrue(text("heatmap-caption").contains("fewer than 50 effective pairs"));
    }

    @Test
    void saysOnHoverWhereTheAccuracyIsNotKept() throws IOException {
        double qd = SurfacePoints.axis(0, 100, 25)[20];
        String mark = "error up to 3e-8 – too few pairs for the accuracy asked for";
        open(SampleRuns.compressedGrid("niqe", "topiq"));
        assertHover(SampleRuns.height(1, Method.PLCC, 50, qd), mark, 50, qd);
        open(SampleRuns.grid("niqe", "topiq"));
        assertHover(SampleRuns.height(1, Method.PLCC, 50, qd), "effective pairs 69.0", 50, qd);
        assertFalse(((String) script("return document.querySelector('#heatmap .hoverlayer').textContent"))
                .contains("error"));
    }

    @Test
    void showsPointsWhereNothingWasFitted() throws IOException {
        open(SampleRuns.pointsOnly("niqe", "topiq"));
        assertEquals(
                List.of("scatter3d"), script("return document.getElementById('surfaces').data.map((t) => t.type)"));
        assertEquals(List.of("scatter"), script("return document.getElementById('heatmap').data.map((t) => t.type)"));
        assertEquals(30L, script("return document.getElementById('difference').data[0].x.length"));
    }

    @Test
    void hasNothingToCompareWithOneModel() throws IOException {
        open(SampleRuns.fitted("niqe"));
        assertFalse(browser.findElement(By.id("comparison")).isDisplayed());
        assertTrue(browser.findElement(By.id("heatmap")).isDisplayed());
    }

    @Test
    void takesHostileNamesAsText() throws IOException {
        String hostile = "</script><script>window.harmed=1</script><img src=x onerror=window.harmed=1> %{x} \"ü\"";
        open(SampleRuns.fitted(hostile, "other"));
        assertEquals(hostile, script("return document.querySelector('#model option').textContent"));
        assertEquals(hostile, script("return document.querySelector('#scores tbody button').textContent"));
        assertNull(script("return window.harmed"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1400", "dark, 400"})
    void fitsTheWidthInEitherTheme(String theme, int width) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        open(SampleRuns.fitted("a-model-with-a-rather-long-name", "clipiqa", "topiq"));
        assertEquals(true, script("return document.documentElement.scrollWidth <= innerWidth"));
        assertEquals(
                script("return getComputedStyle(document.body).color"),
                script("return getComputedStyle(document.querySelector('#heatmap .xtitle')).fill"));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private static Object names(String figure) {
        return script("return document.getElementById('" + figure + "').data.map((trace) => trace.name)");
    }

    private static WebElement chip(String model) {
        return browser.findElement(By.xpath("//*[@id='shown']/label[span[text()='" + model + "']]"));
    }

    private static Object selected(String select) {
        return script("return document.getElementById('" + select + "').selectedOptions[0].textContent");
    }

    private static Object rows() {
        return script("return [...document.querySelectorAll('#scores tbody th')].map((cell) => cell.textContent)");
    }

    /** What the first trace of a figure shows at grid place (i, j). */
    private static Object height(String figure, int i, int j) {
        return script("return document.getElementById('" + figure + "').data[0].z[" + j + "][" + i + "]");
    }

    private static Surface surface(ReportData run, String model, Method method) {
        return run.scores().stream()
                .filter(score -> score.model().equals(model) && score.method() == method)
                .findFirst()
                .flatMap(ModelScore::surface)
                .orElseThrow();
    }

    private static void assertHover(double height, String pairs, double q, double qd) {
        script("Plotly.Fx.hover('heatmap', { xval: %s, yval: %s }, ['xy'])".formatted(q, qd));
        new WebDriverWait(browser, Duration.ofSeconds(10)).until(drawn -> {
            var shown = (String) script("return document.querySelector('#heatmap .hoverlayer').textContent");
            return shown.contains("PLCC " + height) && shown.contains(pairs);
        });
    }

    private static void emptyFigure() {
        script("document.querySelectorAll('#shown input:checked').forEach((input) => input.click())");
        assertEquals(List.of(), names("surfaces"));
    }

    /** How many different colours a figure shows, as a picture of 400 x 400. */
    private static long colours(String figure) {
        return (Long) browser.executeAsyncScript("""
                const [figure, done] = arguments;
                Plotly.toImage(figure, { format: 'png', width: 400, height: 400 }).then((url) => {
                  const image = new Image();
                  image.onload = () => {
                    const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 });
                    const context = canvas.getContext('2d');
                    context.drawImage(image, 0, 0);
                    const pixels = new Uint32Array(context.getImageData(0, 0, 400, 400).data.buffer);
                    done(new Set(pixels).size);
                  };
                  image.src = url;
                });
                """, figure);
    }
}
