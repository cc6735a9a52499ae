package dev.granular.arrow.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.arrow.output.ScoresCsv.ModelScore;
import dev.granular.arrow.output.SurfaceCsv.ModelSurface;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultCsvTest {
    @Test
    void pointsWithUndefinedValuesAndNamesThatNeedQuotes() throws IOException {
        var correlations = new Correlations(
                List.of(new SurfacePoint(0.1, 0.2), new SurfacePoint(1e-300, 3)),
                List.of("a,b", "the \"best\""),
                List.of(Method.PLCC, Method.KRCC),
                new double[] {0.1 + 0.2, -1, 2.0 / 3, 0, 1, Double.NaN, 0.25, 0.5},
                new double[] {12.5, 0},
                Computation.direct("direct", List.of()));
        var text = new StringWriter();
        PointsCsv.write(correlations, text);
        assertEquals("""
                model,method,q,qd,value,effective_pairs
                "a,b",PLCC,0.1,0.2,0.30000000000000004,12.5
                "a,b",PLCC,1.0E-300,3.0,1.0,0.0
                "a,b",KRCC,0.1,0.2,-1.0,12.5
                "a,b",KRCC,1.0E-300,3.0,,0.0
                "the ""best""\",PLCC,0.1,0.2,0.6666666666666666,12.5
                "the ""best""\",PLCC,1.0E-300,3.0,0.25,0.0
                "the ""best""\",KRCC,0.1,0.2,0.0,12.5
                "the ""best""\",KRCC,1.0E-300,3.0,0.5,0.0
                """, text.toString());
    }

    @Test
    void surfacesAndScores() throws IOException {
        var surface = new Surface(new double[] {0, 1}, new double[] {0, 0.5}, new double[] {1, 2, Double.NaN, 4});
        var text = new StringWriter();
        SurfaceCsv.write(List.of(new ModelSurface("m", Method.SRCC, surface)), text);
        assertEquals("""
                model,method,q,qd,value
                m,SRCC,0.0,0.0,1.0
                m,SRCC,0.0,0.5,2.0
                m,SRCC,1.0,0.0,
                m,SRCC,1.0,0.5,4.0
                """, text.toString());
        text = new StringWriter();
        ScoresCsv.write(List.of(new ModelScore("m", Method.SRCC, 0.1, Double.NaN, 2, Double.NaN)), text);
        assertEquals("""
                model,method,gmc,bandwidth_q,bandwidth_qd,global
                m,SRCC,0.1,,2.0,
                """, text.toString());
    }
}
