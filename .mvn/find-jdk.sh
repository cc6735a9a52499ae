# Sourced by mvnw and granular: points JAVA_HOME at a JDK 25 or newer, or says how to get one and ends with status 2.
# Cares for paths and locales that Java would not take, too.

jdk_wanted=25

# Whether folder $1 holds a JDK that is new enough. Reads the JDK's own record of its version: starting it takes longer.
is_new_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r jdk_key jdk_value; do
        if [ "$jdk_key" = JAVA_VERSION ]; then
            jdk_value=${jdk_value#\"}
            jdk_major=${jdk_value%%[!0-9]*}
            [ "${jdk_major:-0}" -ge "$jdk_wanted" ]
            return
        fi
    done <"$1/release"
    return 1
}

# The JDK to which the java command on the PATH belongs.
jdk_on_path() {
    jdk_java=$(command -v java) && jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) && dirname "$(dirname "$jdk_java")"
}

find_jdk() {
    if is_new_jdk "${JAVA_HOME-}"; then
        return
    fi
    for jdk_home in "$(jdk_on_path)" /usr/lib/jvm/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /opt/*jdk* /opt/java/*; do
        if is_new_jdk "$jdk_home"; then
            JAVA_HOME=$jdk_home
            export JAVA_HOME
            return
        fi
    done
    cat >&2 <<MESSAGE
Granular needs a JDK $jdk_wanted or newer, and none was found in JAVA_HOME, on the PATH or where JDKs usually are. To get one:
  Debian, Ubuntu   apt install openjdk-$jdk_wanted-jdk
  SDKMAN           sdk install java $jdk_wanted-tem
  macOS            brew install openjdk@$jdk_wanted
  any system       https://adoptium.net/temurin/releases/?version=$jdk_wanted
Then try again, or set JAVA_HOME to its folder if it is in an unusual place.
MESSAGE
    exit 2
}

# Java separates paths by colons and knows no escape.
require_plain_path() {
    case $root in
    *:*) fail "Java cannot run in a folder with a colon in its path: move or rename $root" ;;
    esac
}

# In the locale C, and in one that is not installed, Java takes names of files for ASCII.
use_utf8() {
    if [ "$(locale charmap 2>/dev/null)" = ANSI_X3.4-1968 ]; then
        LC_ALL=C.UTF-8
        export LC_ALL
    fi
}
