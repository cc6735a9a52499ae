package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Method;
import dev.granular.inference.RaterLimits;
import dev.granular.profile.Profile;
import dev.granular.simulation.SimulatedRatings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Opens pages with what was asked for beside the surface. */
class SupplementPageTest extends BrowserTest {
    private static final String TITLE_COLOUR =
            "return getComputedStyle(document.querySelector('#heatmap .xtitle')).fill";

    private static final SimulatedRatings DATA = SampleSupplements.data(60, 2);

    @Test
    void profilesFollowTheMethodAndShowWhereTheyRestOnLittle() throws IOException {
        ReportSupplements supplements = SampleSupplements.of(DATA);
        open(SampleRuns.fitted("steady", "other").with(supplements));
        for (Method method : new Method[] {Method.SRCC, Method.PLCC}) {
            browser.findElements(By.cssSelector("#method label"))
                    .get(method.ordinal())
                    .click();
            assertEquals("Profiles: " + method, text("profiles-title"));
            for (Profile profile : supplements.profiles()) {
                String figure = profile.axis() == Profile.Axis.QUALITY ? "profile-quality" : "profile-difference";
                Number shown = (Number) script("return document.getElementById('" + figure + "').data[1].y[7]");
                assertEquals(profile.value(1, method, 7).orElseThrow(), shown.doubleValue(), 1e-6);
            }
        }
        boolean thin = false;
        for (int step = 0; step < 20; step++) {
            thin |= supplements.profiles().get(1).effectivePairs(step) < SampleRuns.THRESHOLD;
        }
        assertEquals(
                thin, (Long) script("return document.getElementById('profile-difference').layout.shapes.length") > 0);
        assertTrue(text("profiles-caption").contains("may be chance"));
    }

    @Test
    void groupsFollowTheMethodWithAMapForEachModel() throws IOException {
        open(SampleRuns.fitted("steady", "other").with(SampleSupplements.of(DATA)));
        for (Method method : new Method[] {Method.KRCC, Method.PLCC}) {
            browser.findElements(By.cssSelector("#method label"))
                    .get(method.ordinal())
                    .click();
            assertEquals(
                    List.of(method.name()),
                    script("return [...document.querySelectorAll('table.groups')].filter((t) => t.checkVisibility())"
                            + ".map((t) => t.dataset.method)"));
            assertEquals(2 * 2L, script("return document.querySelectorAll('#maps canvas').length"));
        }
        assertEquals(true, script("""
                        return [...document.querySelectorAll('#maps canvas')].every((canvas) => {
                          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                          return new Set(new Uint32Array(pixels.buffer)).size > 8;
                        })"""));
    }

    @Test
    void goesToPaperInLightColoursWithNothingCutOff() throws IOException {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        "screen",
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        open(SampleRuns.fitted("steady", "other").with(SampleSupplements.of(DATA)));
        Object dark = script(TITLE_COLOUR);
        script("dispatchEvent(new Event('beforeprint'))");
        assertEquals("rgb(23, 33, 43)", script(TITLE_COLOUR));
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 700, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        assertEquals(true, script("return document.documentElement.scrollWidth <= innerWidth"));
        assertEquals(
                List.of(),
                script(
                        "return [...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth"
                                + " || box.scrollHeight > box.clientHeight + 1).map((box) => box.textContent)"));
        assertEquals(
                0L,
                script("return [...document.querySelectorAll('.modebar, .tools, .controls')]"
                        + ".filter((e) => e.checkVisibility()).length"));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "screen"));
        script("dispatchEvent(new Event('afterprint'))");
        assertEquals(0L, script("return document.querySelectorAll('.plot[style*=zoom]').length"));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "light"))));
        assertNotEquals("rgb(23, 33, 43)", dark);
    }

    @Test
    void theCeilingLiesOverTheSurfacesOnDemand() throws IOException {
        open(SampleRuns.fitted("steady", "other").with(SampleSupplements.of(DATA)));
        String sheets =
                "return document.getElementById('surfaces').data.filter((trace) => trace.name === 'ceiling').length";
        assertEquals(0L, script(sheets));
        browser.findElement(By.id("ceiling")).sendKeys(Keys.SPACE);
        assertEquals(1L, script(sheets));
        browser.findElements(By.cssSelector("#method label"))
                .get(Method.KRCC.ordinal())
                .click();
        Number shown = (Number) script(
                "return document.getElementById('surfaces').data.find((trace) => trace.name === 'ceiling').z[2][4]");
        RaterLimits limits = SampleSupplements.limits(DATA);
        assertEquals(limits.ceiling(Method.KRCC, 4 * 5 + 2), shown.doubleValue());
        assertTrue(text("surfaces-caption").contains("dark sheet"), text("surfaces-caption"));

        open(SampleRuns.fitted("steady", "other"));
        assertFalse(browser.findElement(By.id("ceiling")).isDisplayed());
    }

    @Test
    void fitsANarrowScreen() throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 400, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        open(SampleRuns.fitted("steady", "other").with(SampleSupplements.of(DATA)));
        assertEquals(true, script("return document.documentElement.scrollWidth <= innerWidth"));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
}
