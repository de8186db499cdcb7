# To be read by the runners beside it: exports JAVA_HOME, the first JDK 25 or newer of the usual places, by its own release file.
for jdk in "${ASSAY_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release" 2>/dev/null || true)
    if [ -x "$jdk/bin/javac" ] && [ "${version:-0}" -ge 25 ]; then break; fi
    jdk=
done
if [ -z "$jdk" ]; then
    echo "no JDK 25 found; set ASSAY_JAVA_HOME to one" >&2
    exit 2
fi
export JAVA_HOME="$jdk"
