import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites classes in the jars that the launcher runs where a virtual machine would do the same work at every start,
 * because none of its archives keeps it.
 *
 * <p>Classes that were compiled for Java 6 or older get stack maps and the version of Java 8: without, they are loaded,
 * and the types in them inferred, anew each time, a tenth of a second for Picocli. A switch over types, and a record's
 * {@code equals} and {@code hashCode}, are call sites that the library links when they are first met, by method handles
 * and classes made on the spot, one to three milliseconds each; they become plain methods with the same results. What
 * comes out is verified here. Jars that need nothing are not touched.
 *
 * <p>Usage: {@code java FastStart.java FOLDER_OF_JARS_OR_JAR...}
 */
final class FastStart {

    private final ClassFile classes;

    private FastStart(ClassLoader all) {
        classes = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(all).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> jars = Arrays.stream(arguments).map(Path::of).flatMap(FastStart::jars).toList();
        try (URLClassLoader all = new URLClassLoader(jars.stream().map(FastStart::url).toArray(URL[]::new))) {
            FastStart fastStart = new FastStart(all);
            for (Path jar : jars) {
                fastStart.rewrite(jar);
            }
        }
    }

    private static Stream<Path> jars(Path place) {
        if (!Files.isDirectory(place)) {
            return Stream.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rewrite(Path jar) throws IOException {
        Map<String, byte[]> changed = new HashMap<>();
        Path made = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile old = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(old.entries());
            for (ZipEntry entry : entries) {
                if (entry.getName().endsWith(".class")) {
                    byte[] bytes = read(old, entry);
                    byte[] now = rewritten(bytes);
                    if (now != bytes) {
                        changed.put(entry.getName(), now);
                    }
                }
            }
            if (changed.isEmpty()) {
                return;
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
                for (ZipEntry entry : entries) {
                    ZipEntry copy = new ZipEntry(entry.getName());
                    copy.setTimeLocal(entry.getTimeLocal());
                    out.putNextEntry(copy);
                    byte[] now = changed.get(entry.getName());
                    out.write(now == null ? read(old, entry) : now);
                }
            }
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same array where nothing is to do. */
    private byte[] rewritten(byte[] bytes) {
        if (isOld(bytes)) {
            return verified(withStackMaps(bytes));
        }
        ClassModel type = classes.parse(bytes);
        return type.methods().stream().flatMap(m -> m.code().stream()).flatMap(c -> c.elementStream()).anyMatch(FastStart::isSlow)
                ? verified(classes.transformClass(type, new Plain(type).transform()))
                : bytes;
    }

    private static boolean isOld(byte[] type) {
        return (type[6] << 8 | type[7]) < ClassFile.JAVA_7_VERSION;
    }

    /** Stack maps are made for code that is built, so every instruction is handed on to a builder. */
    private byte[] withStackMaps(byte[] bytes) {
        ClassTransform version = (builder, element) ->
                builder.with(element instanceof ClassFileVersion ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0) : element);
        return classes.transformClass(classes.parse(bytes), version.andThen(ClassTransform.transformingMethodBodies(CodeBuilder::with)));
    }

    private byte[] verified(byte[] made) {
        List<VerifyError> errors = classes.verify(made);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(classes.parse(made).thisClass().asInternalName() + ": " + errors.getFirst().getMessage());
        }
        return made;
    }

    private static boolean isSlow(CodeElement element) {
        return element instanceof InvokeDynamicInstruction site && (isTypeSwitch(site) || isOfRecord(site));
    }

    private static boolean isTypeSwitch(InvokeDynamicInstruction site) {
        return isLinkedBy(site, "java.lang.runtime.SwitchBootstraps", "typeSwitch")
                && site.bootstrapArgs().stream().allMatch(label -> Case.of(label).isPresent());
    }

    /** What a label asks for: to be of a type, or to be a constant of an enum where that is named. */
    private record Case(ClassDesc type, String constant) {

        static Optional<Case> of(ConstantDesc label) {
            if (label instanceof ClassDesc type && !type.isPrimitive()) {
                return Optional.of(new Case(type, ""));
            }
            // EnumDesc.of(ClassDesc.of(name), constant), both by ConstantBootstraps.invoke.
            return label instanceof DynamicConstantDesc<?> called
                            && called.bootstrapArgsList() instanceof List<?> arguments
                            && arguments.size() == 3
                            && arguments.get(0) instanceof DirectMethodHandleDesc method
                            && method.owner().equals(Enum.EnumDesc.class.describeConstable().orElseThrow())
                            && arguments.get(1) instanceof DynamicConstantDesc<?> type
                            && type.bootstrapArgsList().getLast() instanceof String name
                            && arguments.get(2) instanceof String constant
                    ? Optional.of(new Case(ClassDesc.of(name), constant))
                    : Optional.empty();
        }
    }

    private static boolean isOfRecord(InvokeDynamicInstruction site) {
        return isLinkedBy(site, "java.lang.runtime.ObjectMethods", "bootstrap")
                && (site.name().equalsString("equals") || site.name().equalsString("hashCode"));
    }

    private static boolean isLinkedBy(InvokeDynamicInstruction site, String owner, String name) {
        DirectMethodHandleDesc bootstrap = site.bootstrapMethod();
        return bootstrap.owner().equals(ClassDesc.of(owner)) && bootstrap.methodName().equals(name);
    }

    /** Calls a method of the class itself in place of each slow site, and adds those methods. */
    private static final class Plain {

        private final ClassDesc type;
        private final boolean isInterface;

        /** By signature and arguments of the site. */
        private final Map<List<?>, Method> methods = new LinkedHashMap<>();

        private record Method(String name, MethodTypeDesc signature, Consumer<CodeBuilder> body) {}

        Plain(ClassModel model) {
            type = model.thisClass().asSymbol();
            isInterface = model.flags().has(AccessFlag.INTERFACE);
        }

        ClassTransform transform() {
            return ClassTransform.transformingMethodBodies(this::replace).andThen(ClassTransform.endHandler(this::addMethods));
        }

        /** A body may be built more than once. */
        private void replace(CodeBuilder code, CodeElement element) {
            if (isSlow(element)) {
                InvokeDynamicInstruction site = (InvokeDynamicInstruction) element;
                Method method = methods.computeIfAbsent(List.of(site.typeSymbol(), site.bootstrapArgs()), _ -> method(site, methods.size()));
                code.invokestatic(type, method.name, method.signature, isInterface);
            } else {
                code.with(element);
            }
        }

        private Method method(InvokeDynamicInstruction site, int number) {
            List<ConstantDesc> arguments = site.bootstrapArgs();
            Consumer<CodeBuilder> body = isTypeSwitch(site) ? code -> typeSwitch(code, arguments)
                    : site.name().equalsString("equals") ? code -> equals(code, components(arguments))
                    : code -> hashCode(code, components(arguments));
            return new Method("%s$%d".formatted(site.name(), number), site.typeSymbol(), body);
        }

        private void addMethods(ClassBuilder builder) {
            methods.values().forEach(method -> builder.withMethodBody(method.name, method.signature,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, method.body));
        }

        /** A record's class and the names of its components come before the handles of its fields. */
        private static List<DirectMethodHandleDesc> components(List<ConstantDesc> arguments) {
            return arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
        }

        /** The first label from the given one on that the target fits; -1 for null, the number of labels for none. */
        private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
            Label known = code.newLabel();
            code.aload(0).ifnonnull(known).iconst_m1().ireturn().labelBinding(known);
            for (int i = 0; i < labels.size(); i++) {
                Label next = code.newLabel();
                Case asked = Case.of(labels.get(i)).orElseThrow();
                code.loadConstant(i).iload(1).if_icmplt(next).aload(0);
                if (asked.constant.isEmpty()) {
                    code.instanceOf(asked.type).ifeq(next);
                } else {
                    code.getstatic(asked.type, asked.constant, asked.type).if_acmpne(next);
                }
                code.loadConstant(i).ireturn().labelBinding(next);
            }
            code.loadConstant(labels.size()).ireturn();
        }

        private void equals(CodeBuilder code, List<DirectMethodHandleDesc> components) {
            Label differs = code.newLabel();
            code.aload(1).instanceOf(type).ifeq(differs).aload(1).checkcast(type).astore(2);
            for (DirectMethodHandleDesc component : components) {
                ClassDesc kind = component.invocationType().returnType();
                code.aload(0).getfield(type, component.methodName(), kind).aload(2).getfield(type, component.methodName(), kind);
                if (kind.isPrimitive()) {
                    code.invokestatic(wrapper(kind), "compare", MethodTypeDesc.of(CD_int, kind, kind)).ifne(differs);
                } else {
                    code.invokestatic(ClassDesc.of("java.util.Objects"), "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(differs);
                }
            }
            code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
        }

        private void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> components) {
            code.iconst_0();
            for (DirectMethodHandleDesc component : components) {
                ClassDesc kind = component.invocationType().returnType();
                code.loadConstant(31).imul().aload(0).getfield(type, component.methodName(), kind);
                if (kind.isPrimitive()) {
                    code.invokestatic(wrapper(kind), "hashCode", MethodTypeDesc.of(CD_int, kind));
                } else {
                    code.invokestatic(ClassDesc.of("java.util.Objects"), "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
                }
                code.iadd();
            }
            code.ireturn();
        }

        private static ClassDesc wrapper(ClassDesc primitive) {
            return switch (primitive.descriptorString()) {
                case "Z" -> ClassDesc.of("java.lang.Boolean");
                case "B" -> ClassDesc.of("java.lang.Byte");
                case "S" -> ClassDesc.of("java.lang.Short");
                case "C" -> ClassDesc.of("java.lang.Character");
                case "I" -> ClassDesc.of("java.lang.Integer");
                case "J" -> ClassDesc.of("java.lang.Long");
                case "F" -> ClassDesc.of("java.lang.Float");
                default -> ClassDesc.of("java.lang.Double");
            };
        }
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
