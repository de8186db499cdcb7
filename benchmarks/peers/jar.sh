# To be read by the runners beside it, after jdk25.sh: builds $jar, the benchmarks of $root, where it is missing or older than a source.
jar=$root/benchmarks/target/benchmarks.jar
if [ ! -f "$jar" ] || [ -n "$(find "$root"/*/src/main -newer "$jar" -type f | head -n 1)" ]; then
    (cd "$root" && mvn -B -ntp -q package -Dmaven.test.skip=true -Djacoco.skip=true -pl benchmarks -am)
fi
