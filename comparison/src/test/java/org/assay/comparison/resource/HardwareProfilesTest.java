package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HardwareProfilesTest {

    static Stream<Arguments> everyField() {
        return HardwareProfiles.shipped().all().stream()
                .flatMap(profile -> profile.fields().values().stream().map(field -> Arguments.of(field.name(), field)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyField")
    void everyFieldHasASourceAndAnAssumedOneIsARange(String name, Quantity field) {
        assertThat(field.source().citation()).isNotBlank();
        assertThat(field.kind()).isIn(Kind.PUBLISHED, Kind.ASSUMED);
        if (field.kind() == Kind.ASSUMED) {
            assertThat(field.interval().isPoint()).isFalse();
        }
        assertThat(field.interval().low()).isPositive();
    }

    @Test
    void shipsEveryMachineOfTheSpecification() {
        assertThat(HardwareProfiles.shipped().all()).extracting(HardwareProfile::id).contains("sc_willow_2024", "sc_heron", "ion_aria",
                "ion_aqt_ibex", "ion_h2", "atom_gate", "annealer_dwave", "photonic_gbs", "qubit_gate_ns_e3", "qubit_gate_ns_e4",
                "qubit_gate_us_e3", "qubit_gate_us_e4", "qubit_maj_ns_e4", "qubit_maj_ns_e6", "gf_sc", "hoefler_future", "laptop",
                "server_epyc7763", "server_xeon6248", "a100_sxm", "h100_sxm", "exascale_frontier", "summit");
    }

    @Test
    void everyNisqMachineHasWhatThePathNeeds() {
        List<HardwareProfile> nisq = HardwareProfiles.shipped().all().stream().filter(HardwareProfile::isNisq).toList();
        assertThat(nisq).hasSizeGreaterThanOrEqualTo(6);
        for (HardwareProfile profile : nisq) {
            assertThat(profile.connectivity()).as(profile.id()).isPresent();
            assertThat(profile.fields()).as(profile.id()).containsKeys("qubits", "e1", "e2", "em", "power", "t_load", "calibration");
            assertThat(profile.find("shot_rate").or(() -> profile.find("rep_delay"))).as(profile.id()).isPresent();
            assertThat(profile.require("power").unit().isCompatibleWith(Unit.WATT)).as(profile.id()).isTrue();
        }
    }

    @Test
    void anUnknownProfileIsAnsweredWithTheNearest() {
        assertThatIllegalArgumentException().isThrownBy(() -> HardwareProfiles.shipped().require("sc_herron"))
                .withMessage("unknown profile 'sc_herron'; did you mean sc_heron?");
        assertThatIllegalArgumentException().isThrownBy(() -> HardwareProfiles.shipped().require("enigma"))
                .withMessageContaining("known are").withMessageContaining("ion_h2");
        assertThatIllegalArgumentException().isThrownBy(() -> HardwareProfiles.shipped().require("sc_heron").require("t_t"))
                .withMessageContaining("has no 't_t'");
    }

    @Test
    void refusesAFieldWithoutSourceAnAssumptionWithoutRangeAndATwin() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("{'value': 1, 'unit': 's', 'grade': 'A'}"))
                .withMessage("x.t has no 'source'");
        assertThatIllegalArgumentException().isThrownBy(() -> read("{'value': 1, 'unit': 's', 'grade': 'A', 'source': ' '}"));
        assertThatIllegalArgumentException().isThrownBy(() -> read("{'value': 1, 'unit': 's', 'grade': 'C', 'source': 'me'}"))
                .withMessageContaining("give a range");
        assertThatIllegalArgumentException().isThrownBy(() -> read("{'value': 1, 'unit': 's', 'grade': 'D', 'source': 'me'}"))
                .withMessageContaining("A, B or C");
        assertThatIllegalArgumentException().isThrownBy(() -> read("{'value': 'x', 'unit': 's', 'grade': 'A', 'source': 'me'}"))
                .withMessageContaining("number or [low, high]");
        assertThatIllegalArgumentException().isThrownBy(() -> read("{'value': 1, 'unit': 'sec', 'grade': 'A', 'source': 'me'}"))
                .withMessageContaining("'sec'");
        String twin = "{'id': 'x', 'class': 'c', 'title': 't'}";
        assertThatIllegalArgumentException().isThrownBy(() -> document(twin + ", " + twin)).withMessageContaining("twice");
    }

    private static void read(String field) {
        document("{'id': 'x', 'class': 'c', 'title': 't', 'fields': {'t': %s}}".formatted(field));
    }

    private static void document(String profiles) {
        String json = "{'profiles': [%s]}".formatted(profiles).replace('\'', '"');
        HardwareProfiles.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
