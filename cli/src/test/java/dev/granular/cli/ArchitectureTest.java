package dev.granular.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: data flows from the door through the engine to the commands, and never back. */
@AnalyzeClasses(packages = "dev.granular", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String DOOR = "dev.granular.arrow..";
    private static final String COMMANDS = "dev.granular.cli..";

    private static final DescribedPredicate<JavaClass> ENGINE = JavaClass.Predicates.resideInAPackage("dev.granular..")
            .and(JavaClass.Predicates.resideOutsideOfPackages(DOOR, COMMANDS))
            .as("the engine");

    private static final DescribedPredicate<JavaClass> VOCABULARY =
            JavaClass.Predicates.resideInAPackage("dev.granular").as("the vocabulary");

    @ArchTest
    static final ArchRule engineKnowsOnlyItselfThePlatformAndHipparchus = classes()
            .that(ENGINE)
            .should()
            .onlyDependOnClassesThat(ENGINE.or(
                    JavaClass.Predicates.resideInAnyPackage("java..", "jdk.incubator.vector..", "org.hipparchus..")));

    @ArchTest
    static final ArchRule doorDoesNotKnowCommands = noClasses()
            .that()
            .resideInAPackage(DOOR)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMMANDS);

    @ArchTest
    static final ArchRule nobodyKnowsCommands = classes()
            .that()
            .resideInAPackage(COMMANDS)
            .should()
            .onlyBeAccessed()
            .byAnyPackage(COMMANDS);

    @ArchTest
    static final ArchRule vocabularyKnowsNoSubPackage = classes()
            .that(VOCABULARY)
            .should()
            .onlyDependOnClassesThat(VOCABULARY.or(JavaClass.Predicates.resideInAPackage("java..")));

    @ArchTest
    static final ArchRule engineRoomsFormNoCircle =
            slices().matching("dev.granular.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule compressionGoesUpItsFloors = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("kernel")
            .definedBy("dev.granular.kernel")
            .layer("nodes")
            .definedBy("dev.granular.compress.nodes")
            .layer("charge")
            .definedBy("dev.granular.compress.charge")
            .layer("concord")
            .definedBy("dev.granular.compress.concord")
            .layer("compress")
            .definedBy("dev.granular.compress")
            .whereLayer("compress")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("concord")
            .mayOnlyBeAccessedByLayers("compress")
            .whereLayer("charge")
            .mayOnlyBeAccessedByLayers("concord", "compress")
            .whereLayer("nodes")
            .mayOnlyBeAccessedByLayers("charge", "concord", "compress");

    @ArchTest
    static final ArchRule facadeStandsOnTop = noClasses()
            .that(ENGINE)
            .and()
            .resideOutsideOfPackages("dev.granular.evaluation..", "dev.granular.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.granular.evaluation..");

    @ArchTest
    static final ArchRule nobodyInTheEngineKnowsClusters = classes()
            .that()
            .resideInAPackage("dev.granular.cluster..")
            .should()
            .onlyBeAccessed()
            .byAnyPackage("dev.granular.cluster..", "dev.granular.spark..", "dev.granular.arrow", "dev.granular.cli");

    @ArchTest
    static final ArchRule tablesPassThroughTheRoomsOfTheDoorOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("faults")
            .definedBy("dev.granular.arrow.fault")
            .layer("input")
            .definedBy("dev.granular.arrow.input")
            .layer("columns")
            .definedBy("dev.granular.arrow.column")
            .layer("formats")
            .definedBy(
                    "dev.granular.arrow.text",
                    "dev.granular.arrow.json",
                    "dev.granular.arrow.matlab",
                    "dev.granular.arrow.xlsx",
                    "dev.granular.arrow.parquet",
                    "dev.granular.arrow.ipc",
                    "dev.granular.arrow.vector")
            .layer("opening")
            .definedBy("dev.granular.arrow.format")
            .layer("joining")
            .definedBy("dev.granular.arrow.join")
            .layer("face")
            .definedBy("dev.granular.arrow")
            .whereLayer("face")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("joining")
            .mayOnlyBeAccessedByLayers("face")
            .whereLayer("opening")
            .mayOnlyBeAccessedByLayers("joining", "face")
            .whereLayer("formats")
            .mayOnlyBeAccessedByLayers("opening", "joining", "face")
            .whereLayer("columns")
            .mayOnlyBeAccessedByLayers("formats", "opening", "joining", "face")
            .whereLayer("input")
            .mayOnlyBeAccessedByLayers("columns", "formats", "opening", "joining", "face");
}
