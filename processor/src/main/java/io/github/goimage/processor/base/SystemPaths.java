package io.github.goimage.processor.base;

import io.github.goimage.processor.spec.ImagePath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Paths that belong to the system of an image: a file there would replace a file or the mode of a directory that some
 * base has, or would be hidden at run time.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html">Filesystem Hierarchy Standard</a>
 */
public final class SystemPaths {
    /** The directory in which Go's crypto/x509 reads every certificate. */
    public static final String CERTIFICATES = "/etc/ssl/certs";

    /**
     * With everything below them. On Debian and Alpine some are symbolic links, onto which no directory can be copied.
     */
    private static final List<String> WHOLE = List.of(
            "/bin", "/boot", "/dev", "/lib", "/lib32", "/lib64", "/libx32", "/proc", "/root", "/sbin", "/sys", "/tmp");

    /** Those in which a service may have its own names, each with the names that it may not use. */
    private static final Map<String, Set<String>> SHARED = Map.ofEntries(
            entry(
                    "/etc",
                    "adduser.conf alpine-release alternatives apk apt bash.bashrc bindresvport.blacklist"
                            + " busybox-paths.d ca-certificates ca-certificates.conf cron.d cron.daily cron.hourly"
                            + " cron.monthly cron.weekly crontab crontabs debconf.conf debian_version default"
                            + " deluser.conf dpkg environment ethertypes fstab gai.conf group group- gshadow"
                            + " gshadow- gss host.conf hostname hosts init.d inittab inputrc issue issue.net kernel"
                            + " ld.so.cache ld.so.conf ld.so.conf.d ld.so.preload libaudit.conf localtime login.defs"
                            + " logrotate.d machine-id mke2fs.conf modprobe.d modules modules-load.d motd mtab"
                            + " network networks nsswitch.conf os-release pam.conf pam.d passwd passwd- periodic pki"
                            + " profile profile.d protocols rc0.d rc1.d rc2.d rc3.d rc4.d rc5.d rc6.d rcS.d"
                            + " resolv.conf rmt secfixes.d securetty security selinux services shadow shadow- shells"
                            + " skel ssh ssl ssl1.1 subgid subgid- subuid subuid- sudoers sudoers.d sysctl.conf"
                            + " sysctl.d systemd terminfo timezone udhcpc update-motd.d xattr.conf"),
            entry("/run", "containerd crio docker docker.sock lock mount podman secrets shm systemd udev user utmp"),
            entry("/usr", "bin games include lib lib32 lib64 libexec libx32 local sbin share src"),
            entry("/usr/local", "bin etc games include lib man sbin share src"),
            entry(
                    "/usr/share",
                    "apk base-files ca-certificates dict doc info keyrings man misc pam perl5 tabset terminfo"
                            + " udhcpc zoneinfo"),
            entry("/usr/local/share", "ca-certificates man"),
            entry("/var", "backups cache empty lib local lock log mail run spool tmp"),
            entry("/var/lib", "apk apt containerd docker dpkg kubelet misc pam systemd udhcpd"),
            entry("/var/cache", "apk apt debconf ldconfig misc"),
            entry("/var/log", "apt btmp lastlog wtmp"),
            entry("/var/spool", "cron mail"));

    /** Where musl's loader looks for libraries, by architecture. */
    private static final Pattern MUSL_PATHS = Pattern.compile("ld-musl-[a-z0-9_]+[.]path");

    private SystemPaths() {}

    /** Returns whether a path of an image, without a slash at its end, belongs to the system. */
    public static boolean holds(String path) {
        return path.equals("/")
                || SHARED.containsKey(path)
                || WHOLE.stream().anyMatch(directory -> ImagePath.isWithin(path, directory))
                || SHARED.entrySet().stream().anyMatch(shared -> belongs(path, shared.getKey(), shared.getValue()));
    }

    private static boolean belongs(String path, String directory, Set<String> names) {
        if (!ImagePath.isWithin(path, directory)) {
            return false;
        }
        String below = path.substring(directory.length() + 1);
        String name = below.contains("/") ? below.substring(0, below.indexOf('/')) : below;
        // For a directory with names of its own, those names decide what is below it.
        return (names.contains(name)
                        || (directory.equals("/etc") && MUSL_PATHS.matcher(name).matches()))
                && !SHARED.containsKey(directory + "/" + name);
    }

    private static Map.Entry<String, Set<String>> entry(String directory, String names) {
        return Map.entry(directory, Set.of(names.split(" ")));
    }
}
