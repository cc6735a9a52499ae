package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.inference.Interval;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Confidence in the page: on hover, in maps, and by keyboard. */
class ConfidencePageTest extends BrowserTest {
    @Test
    void showsTheBandOnHover() throws IOException {
        var data = TrustedRuns.coarse();
        open(data);
        var surface = data.confidence().orElseThrow().surface();
        int middle = 6 * 13 + 2;
        var point = surface.points().get(middle);
        var interval = (Interval)
                surface.band(TrustedRuns.GOOD, Method.PLCC).intervals().get(middle);
        String band = String.format(Locale.ROOT, "95 %% band %.3f to %.3f", interval.low(), interval.high())
                .replace('-', '−');
        assertHover("heatmap", point.q(), point.qd(), band);
        String inSurface = (String) script("return document.getElementById('surfaces').data[0].customdata[4][12][1]");
        assertTrue(inSurface.contains("<br>" + band), inSurface);
    }

    @Test
    void hatchesPlacesWithoutAnIntervalAndSaysWhyOnHover() throws IOException {
        var data = TrustedRuns.coarse();
        open(data);
        var surface = data.confidence().orElseThrow().surface();
        assertFalse(surface.estimate(TrustedRuns.GOOD, Method.PLCC, 0).isGiven());
        assertHover("heatmap", surface.points().getFirst().q(), 0, "no interval: it rests on fewer than 20");
        assertEquals(true, script("""
                const hatch = document.getElementById('heatmap').data.find((trace) => trace.name === 'low support');
                return hatch.x.length > 20 && hatch.x.some((x, at) => x < 20 && hatch.y[at] < 20)
                  && !hatch.x.some((x, at) => Math.abs(x - 50) < 5 && hatch.y[at] < 20);
                """));
    }

    @Test
    void outlinesWhereAModelIsBetterAndMutesTheRest() throws IOException {
        open(TrustedRuns.coarse());
        compare(TrustedRuns.GOOD, TrustedRuns.FAIR);
        assertEquals(List.of("A is better here"), regions());
        assertEquals("A is better here", annotation());
        assertTrue(text("difference-found").startsWith("good is better on "), text("difference-found"));
        browser.findElement(By.id("swap")).click();
        assertEquals(List.of("B is better here"), regions());
        assertEquals("dash", script("""
                return document.getElementById('difference').data
                  .find((trace) => trace.name === 'B is better here').line.dash"""));
        Object muted = script("""
                const muted = document.getElementById('difference').data.find((trace) => trace.name === 'undecided');
                return [muted.z.some((row) => row.includes(null)), muted.z[24][0]];
                """);
        assertEquals(List.of(true, 1L), muted);
    }

    @Test
    void outlinesNothingBetweenTwins() throws IOException {
        open(TrustedRuns.coarse());
        compare(TrustedRuns.FAIR, TrustedRuns.TWIN);
        assertEquals(List.of(), regions());
        assertEquals("nowhere is either shown to be better", annotation());
        assertTrue(text("difference-found").startsWith("Nowhere is fair or twin shown to be better; undecided on "));
        assertHover("difference", 50, 4, "undecided: may be chance");
    }

    @Test
    void drawsSheetsAndMapsByKeyboard() throws IOException {
        open(TrustedRuns.coarse());
        assertEquals(2L, script("return document.getElementById('surfaces').data.length"));
        browser.findElement(By.id("band")).sendKeys(Keys.SPACE);
        assertEquals(
                List.of("band, lower end", "band, upper end"),
                script("return document.getElementById('surfaces').data.slice(2).map((trace) => trace.name)"));
        browser.findElement(By.cssSelector("#layer input")).sendKeys(Keys.ARROW_RIGHT);
        assertEquals("Standard error: good, PLCC", text("heatmap-title"));
        assertEquals(13L, script("return document.getElementById('heatmap').data[0].z.length"));
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
        assertEquals("Effective images: good, PLCC", text("heatmap-title"));
        assertTrue(text("heatmap-caption").contains("logarithmic"));
        browser.switchTo().activeElement().sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        assertEquals("Heatmap: good, PLCC", text("heatmap-title"));
    }

    @Test
    void offersNothingOfTheKindWithoutConfidence() throws IOException {
        open(TrustedRuns.without());
        assertFalse(browser.findElement(By.id("band")).isDisplayed());
        assertFalse(browser.findElement(By.id("layer")).isDisplayed());
        assertEquals("", text("difference-found"));
    }

    @Test
    void answersAtEvaluatedPointsWhereThereIsNoGrid() throws IOException {
        open(TrustedRuns.scattered());
        assertFalse(browser.findElement(By.id("band")).isDisplayed());
        assertEquals(true, script("""
                const dots = document.getElementById('heatmap').data.find((trace) => trace.name === 'evaluated points');
                return dots.customdata.every(([, text]) => text.includes('interval'));
                """));
        browser.findElement(By.cssSelector("#layer input")).sendKeys(Keys.ARROW_RIGHT);
        assertEquals(40L, script("return document.getElementById('heatmap').data[0].x.length"));
    }

    private static void compare(String a, String b) {
        new Select(browser.findElement(By.id("model-a"))).selectByVisibleText(a);
        new Select(browser.findElement(By.id("model-b"))).selectByVisibleText(b);
    }

    private static Object regions() {
        return script("""
                return document.getElementById('difference').data.map((trace) => trace.name)
                  .filter((name) => name && name.includes('better'))""");
    }

    private static Object annotation() {
        return script("return document.querySelector('#difference .annotation').textContent");
    }

    private static void assertHover(String figure, double q, double qd, String wanted) {
        script("Plotly.Fx.hover('%s', { xval: %s, yval: %s }, ['xy'])".formatted(figure, q, qd));
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .withMessage(wanted)
                .until(drawn -> ((String) script(
                                "return document.querySelector('#%s .hoverlayer').textContent".formatted(figure)))
                        .contains(wanted));
    }
}
