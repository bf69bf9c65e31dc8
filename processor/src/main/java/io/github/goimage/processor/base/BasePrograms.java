package io.github.goimage.processor.base;

import java.util.Set;

/**
 * The programs that a service may want to run and that a base with a shell holds. Rather one too many: what is not listed
 * is warned of.
 *
 * @see <a href="https://www.busybox.net/downloads/BusyBox.html">BusyBox</a>, which Alpine's programs are
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-binary.html#essential-packages">Debian's essential packages</a>
 */
final class BasePrograms {
    static final Set<String> ALPINE = words("""
            [ [[ acpid add-shell addgroup adduser adjtimex apk arch arp arping ash awk base64 basename bbconfig bc beep
            blkdiscard blkid blockdev brctl bunzip2 busybox bzcat bzip2 c_rehash cal cat chattr chgrp chmod chown chpasswd
            chroot chvt cksum clear cmp comm cp cpio crond crontab cryptpw cut date dc dd deallocvt delgroup deluser depmod
            df diff dirname dmesg dnsdomainname dos2unix du dumpkmap echo egrep eject env ether-wake expand expr factor
            fallocate false fatattr fbset fbsplash fdflush fdisk fgrep find findfs flock fold free fsck fstrim fsync fuser
            getconf getent getopt getty grep groups gunzip gzip halt hd head hexdump hostid hostname hwclock iconv id ifconfig
            ifdown ifenslave ifup init inotifyd insmod install ionice iostat ip ipaddr ipcalc ipcrm ipcs iplink ipneigh
            iproute iprule iptunnel kbd_mode kill killall killall5 klogd last ldd less link linux32 linux64 ln loadfont
            loadkmap logger login logread losetup ls lsattr lsmod lsof lsusb lzcat lzma lzop lzopcat makemime md5sum mdev mesg
            microcom mkdir mkdosfs mkfifo mknod mkpasswd mkswap mktemp modinfo modprobe more mount mountpoint mpstat mv nameif
            nanddump nandwrite nbd-client nc netstat nice nl nmeter nohup nologin nproc nsenter nslookup ntpd od openvt
            partprobe passwd paste pgrep pidof ping ping6 pipe_progress pivot_root pkill pmap poweroff printenv printf ps
            pscan pstree pwd pwdx raidautorun rdate rdev readahead readlink realpath reboot reformime remove-shell renice reset
            resize rev rfkill rm rmdir rmmod route run-parts scanelf sed sendmail seq setconsole setfont setkeycodes setlogcons
            setpriv setserial setsid sh sha1sum sha256sum sha3sum sha512sum showkey shred shuf slattach sleep sort split
            ssl_client stat strings stty su sum swapoff swapon switch_root sync sysctl syslogd tac tail tar tee test time
            timeout top touch tr traceroute traceroute6 tree true truncate tty ttysize tunctl udhcpc udhcpc6 umount uname
            unexpand uniq unix2dos unlink unlzma unlzop unshare unxz unzip uptime usleep uudecode uuencode vconfig vi vlock
            volname watch watchdog wc wget which who whoami whois xargs xxd xzcat yes zcat zcip""");

    static final Set<String> DEBIAN = words("""
            [ add-shell addgroup addpart adduser agetty apt apt-cache apt-cdrom apt-config apt-get apt-mark arch awk b2sum
            base32 base64 basename basenc bash blkdiscard blkid blockdev cat chage chcon chcpu chfn chgpasswd chgrp chmem
            chmod choom chown chpasswd chroot chrt chsh cksum clear clear_console cmp comm cp cpgr cppw csplit dash date dd
            deb-systemd-helper deb-systemd-invoke debconf delgroup deluser df diff diff3 dir dircolors dirname dmesg
            dnsdomainname domainname dpkg dpkg-deb dpkg-divert dpkg-query dpkg-reconfigure dpkg-split dpkg-statoverride
            dpkg-trigger du echo egrep env expand expiry expr factor faillog fallocate false fgrep find findfs findmnt flock
            fmt fold fsck fsfreeze fstrim getconf getent getopt getty gpasswd gpgv grep groupadd groupdel groupmems groupmod
            groups gunzip gzexe gzip hardlink head hostid hostname i386 iconv id infocmp install invoke-rc.d ionice ipcmk
            ipcrm ipcs ischroot isosize join kill killall5 last lastlog ldattach ldconfig ldd link linux32 linux64 ln locale
            localedef logger login logname losetup ls lsblk lscpu lsipc lslocks lslogins lsmem lsns mawk mcookie md5sum mesg
            mkdir mkfifo mkfs mknod mkswap mktemp more mount mountpoint mv namei nawk newgrp newusers nice nisdomainname nl
            nohup nologin nproc nsenter numfmt od pager partx passwd paste pathchk perl pidof pinky pivot_root pldd pr
            printenv printf prlimit ptx pwck pwconv pwd rbash readlink readprofile realpath remove-shell rename.ul renice
            reset resizepart rev rgrep rm rmdir rtcwake run-parts runcon runuser savelog script scriptlive scriptreplay sdiff
            sed seq service setarch setpriv setsid setterm sg sh sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf
            sleep sort split start-stop-daemon stat stdbuf stty su sulogin sum swaplabel swapoff swapon switch_root sync tabs
            tac tail tar taskset tee tempfile test tic timeout toe touch tput tr true truncate tset tsort tty tzselect
            uclampset umount uname uncompress unexpand uniq unlink unshare update-alternatives update-passwd update-rc.d
            useradd userdel usermod users utmpdump vdir vigr vipw wall wc wdctl whereis which who whoami wipefs x86_64 xargs
            yes ypdomainname zcat zcmp zdiff zdump zegrep zfgrep zforce zgrep zic zless zmore znew zramctl""");

    private BasePrograms() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
