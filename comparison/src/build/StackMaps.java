import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives classes that were compiled for Java 6 or older the stack maps and the version of Java 8, in the jars that
 * the launcher runs.
 *
 * <p>A virtual machine leaves classes without stack maps out of its archive; it loads them, and infers the types in
 * them, anew at every start, which takes a tenth of a second for Picocli. Instructions stay as they are, and what
 * comes out is verified here. Jars that need nothing are not touched.
 *
 * <p>Usage: {@code java StackMaps.java FOLDER_OF_JARS}
 */
final class StackMaps {

    private final ClassFile classes;

    private StackMaps(ClassLoader all) {
        classes = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(all).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        try (URLClassLoader all = new URLClassLoader(jars.stream().map(StackMaps::url).toArray(URL[]::new))) {
            StackMaps stackMaps = new StackMaps(all);
            for (Path jar : jars) {
                stackMaps.addTo(jar);
            }
        }
    }

    private void addTo(Path jar) throws IOException {
        Path changed = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile old = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(old.entries());
            if (entries.stream().noneMatch(entry -> isClass(entry) && isOld(read(old, entry)))) {
                return;
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
                for (ZipEntry entry : entries) {
                    byte[] bytes = read(old, entry);
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(copy);
                    out.write(isClass(entry) && isOld(bytes) ? withStackMaps(bytes) : bytes);
                }
            }
        }
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class");
    }

    private static boolean isOld(byte[] type) {
        return (type[6] << 8 | type[7]) < ClassFile.JAVA_7_VERSION;
    }

    /** Stack maps are made for code that is built, so every instruction is handed on to a builder. */
    private byte[] withStackMaps(byte[] bytes) {
        ClassTransform version = (builder, element) ->
                builder.with(element instanceof ClassFileVersion ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0) : element);
        ClassModel old = classes.parse(bytes);
        byte[] made = classes.transformClass(old, version.andThen(ClassTransform.transformingMethodBodies(CodeBuilder::with)));
        List<VerifyError> errors = classes.verify(made);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(old.thisClass().asInternalName() + ": " + errors.getFirst().getMessage());
        }
        return made;
    }

    private static byte[] read(ZipFile jar, ZipEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
