package org.assay.comparison.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.HardwareProfiles;

/** What a user writes for a machine: the id of one that ships, or a file of profiles in the same form. */
final class Profiles {

    private Profiles() {}

    static HardwareProfile require(String text) {
        String file = text.split("#", 2)[0];
        if (file.toLowerCase(java.util.Locale.ROOT).endsWith(".json")) {
            return ofFile(Path.of(file), text.length() > file.length() ? text.substring(file.length() + 1) : "");
        }
        try {
            return HardwareProfiles.shipped().require(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--profile: " + e.getMessage());
        }
    }

    private static HardwareProfile ofFile(Path file, String id) {
        try {
            HardwareProfiles profiles = HardwareProfiles.read(Files.newInputStream(file));
            List<HardwareProfile> all = profiles.all();
            if (id.isEmpty() && all.size() != 1) {
                throw Failure.badInput("%s has %d profiles".formatted(file, all.size()), "name one, as in %s#%s".formatted(file, all.isEmpty() ? "ID" : all.getFirst().id()));
            }
            return id.isEmpty() ? all.getFirst() : profiles.require(id);
        } catch (NoSuchFileException e) {
            throw Failure.badInput("%s: no such file".formatted(file));
        } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
            throw Failure.badInput("%s: %s".formatted(file, e.getMessage()));
        }
    }
}
