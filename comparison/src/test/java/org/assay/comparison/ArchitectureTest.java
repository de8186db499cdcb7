package org.assay.comparison;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the arrows of {@code docs/architecture.md}. */
class ArchitectureTest {

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.assay");
    }

    @Test
    void allThreeRoomsAreRead() {
        for (String room : new String[] {"quantum", "classical", "comparison"}) {
            assertThat(house.stream().filter(c -> c.getPackageName().startsWith("org.assay." + room)).count())
                    .as(room).isGreaterThan(10);
        }
    }

    @ParameterizedTest(name = "{0} does not know {1}")
    @CsvSource({
        "org.assay.quantum.., org.assay.classical..",
        "org.assay.quantum.., org.assay.comparison..",
        "org.assay.classical.., org.assay.quantum..",
        "org.assay.classical.., org.assay.comparison..",
        "org.assay.quantum.circuit.., org.assay.quantum.observable..",
        "org.assay.quantum.circuit.., org.assay.quantum.simulate..",
        "org.assay.quantum.observable.., org.assay.quantum.simulate..",
        "org.assay.quantum.kernel.., org.assay.quantum.circuit..",
        "org.assay.quantum.kernel.., org.assay.quantum.simulate..",
        "org.assay.quantum.simulate.., org.assay.quantum.qaoa..",
        "org.assay.classical.objective.., org.assay.classical.descent..",
        "org.assay.comparison.problem.., org.assay.comparison.contender..",
        "org.assay.comparison.contender.., org.assay.comparison.experiment..",
        "org.assay.comparison.quantity.., org.assay.comparison.energy..",
        "org.assay.comparison.experiment.., org.assay.comparison.report..",
        "org.assay.comparison.(*).., org.assay.comparison.cli..",
    })
    void arrowsRunOneWay(String room, String forbidden) {
        if (room.contains("(*)")) {
            noClasses().that().resideInAPackage("org.assay.comparison..").and().resideOutsideOfPackage(forbidden)
                    .should().dependOnClassesThat().resideInAPackage(forbidden).check(house);
        } else {
            noClasses().that().resideInAPackage(room).should().dependOnClassesThat().resideInAPackage(forbidden)
                    .allowEmptyShould(true).check(house);
        }
    }

    @ParameterizedTest(name = "only {1} knows {0}")
    @CsvSource({
        "org.redfx.strange.., org.assay.quantum.strange..",
        "picocli.., org.assay.comparison.cli..",
    })
    void librariesAreKnownInOnePackage(String library, String onlyPackage) {
        noClasses().that().resideOutsideOfPackage(onlyPackage).should().dependOnClassesThat().resideInAPackage(library)
                .check(house);
    }

    @Test
    void classicalKnowsCommonsMathInOnePackageOnly() {
        noClasses().that().resideInAPackage("org.assay.classical..").and().resideOutsideOfPackage("org.assay.classical.commons..")
                .should().dependOnClassesThat().resideInAPackage("org.apache.commons.math3..").check(house);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("org.assay.(*.*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void onlyTheCommandLineHasAMain() {
        classes().that().containAnyMethodsThat(new com.tngtech.archunit.base.DescribedPredicate<>("are main methods") {
            @Override
            public boolean test(com.tngtech.archunit.core.domain.JavaMethod method) {
                return method.getName().equals("main") && method.getModifiers().contains(
                        com.tngtech.archunit.core.domain.JavaModifier.STATIC);
            }
        }).should().resideInAPackage("org.assay.comparison.cli").check(house);
    }
}
