package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.DefaultMux;
import io.github.goimage.processor.golang.facts.Fact.HostResource.Kind;
import io.github.goimage.processor.golang.facts.Fact.MediaTypeLookup;
import io.github.goimage.processor.golang.facts.Fact.OpenListener;
import io.github.goimage.processor.golang.facts.Fact.PluginUse;
import io.github.goimage.processor.golang.facts.Fact.RevisionRead;
import io.github.goimage.processor.golang.facts.Fact.TemporaryFile;
import io.github.goimage.processor.golang.facts.Fact.TimeZoneLookup;
import io.github.goimage.processor.golang.facts.Fact.TlsClient;
import io.github.goimage.processor.golang.facts.Fact.UserLookup;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.values.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The table of names, of the standard library and of web frameworks, whose use in source is a fact. */
final class FactPatterns {
    /** Zones that package time knows without a database. */
    private static final Set<String> BUILT_IN_ZONES = Set.of("", "UTC", "Local");

    /** The packages, by their import paths without a major version. */
    static final Set<String> PATHS = Set.of(
            "crypto/tls",
            "crypto/x509",
            "database/sql",
            "flag",
            "github.com/docker/docker/client",
            "github.com/gin-gonic/gin",
            "github.com/gofiber/fiber",
            "github.com/labstack/echo",
            "github.com/valyala/fasthttp",
            "github.com/moby/moby/client",
            "golang.org/x/net/icmp",
            "io/ioutil",
            "log/syslog",
            "mime",
            "net",
            "net/http",
            "net/http/httputil",
            "net/smtp",
            "os",
            "os/exec",
            "os/signal",
            "os/user",
            "plugin",
            "runtime/debug",
            "time");

    /** Made when a file imports the package: the functions in them take a cold compiler a while. */
    private static final Map<String, PackagePatterns> MADE = new ConcurrentHashMap<>();

    private FactPatterns() {}

    private static Fact serves(Place place, String what) {
        return new MediaTypeLookup(place, what, "");
    }

    private static Optional<Fact> typeByExtension(Use use) {
        String extension = use.value(0).map(Value::text).orElse("");
        return Optional.of(new MediaTypeLookup(use.place(), use.what(), extension));
    }

    /** Returns the patterns of a package, in any major version; empty if no use of it is a fact. */
    static Optional<PackagePatterns> of(String importPath) {
        String path = importPath.contains("/v") ? importPath.replaceFirst("/v[0-9]+$", "") : importPath;
        if (!PATHS.contains(path)) {
            return Optional.empty();
        }
        PackagePatterns known = MADE.get(path);
        if (known == null) {
            known = make(path);
            MADE.put(path, known);
        }
        return Optional.of(known);
    }

    private static PackagePatterns make(String path) {
        return switch (path) {
            case "net/http" ->
                new PackagePatterns()
                        .uses(TlsClient::new, "Get", "Head", "Post", "PostForm", "Client", "DefaultClient")
                        .uses(TlsClient::new, "Transport", "DefaultTransport", "NewRequest", "NewRequestWithContext")
                        .selector("ListenAndServe", FactPattern.listener(0))
                        .selector("ListenAndServeTLS", FactPattern.listener(0))
                        .selector("Server", FactPattern.listenerIn("Addr"))
                        .selector("ListenAndServe", DefaultMuxUses.handler(1))
                        .selector("ListenAndServeTLS", DefaultMuxUses.handler(3))
                        .selector("Serve", DefaultMuxUses.handler(1))
                        .selector("ServeTLS", DefaultMuxUses.handler(1))
                        .selector("Server", DefaultMuxUses.server())
                        .uses(DefaultMux::new, "DefaultServeMux")
                        .uses(FactPatterns::serves, "FileServer", "FileServerFS", "ServeFile", "ServeFileFS")
                        .uses(FactPatterns::serves, "ServeContent")
                        .method("ParseMultipartForm", FactPattern.call(TemporaryFile::new))
                        .method("FormFile", FactPattern.call(TemporaryFile::new))
                        .assignment("Addr", AssignedAddress::find);
            case "mime" ->
                new PackagePatterns()
                        .selector("TypeByExtension", FactPatterns::typeByExtension)
                        .uses(Fact.MediaTypeDefinition::new, "AddExtensionType");
            case "net/http/httputil" ->
                new PackagePatterns().uses(TlsClient::new, "ReverseProxy", "NewSingleHostReverseProxy");
            case "crypto/tls" ->
                new PackagePatterns()
                        .uses(TlsClient::new, "Dial", "DialWithDialer", "Dialer", "Client")
                        .selector("Listen", FactPattern.networkListener());
            case "crypto/x509" -> new PackagePatterns().uses(TlsClient::new, "SystemCertPool");
            case "net/smtp" -> new PackagePatterns().uses(TlsClient::new, "SendMail", "Dial", "NewClient");
            case "net" ->
                new PackagePatterns()
                        .selector("Listen", FactPattern.networkListener())
                        .selector("ListenPacket", HostResources.packets(FactPattern.networkListener()))
                        .selector("ListenIP", HostResources.use(Kind.RAW_SOCKET))
                        .selector("DialIP", HostResources.use(Kind.RAW_SOCKET))
                        .selector("Dial", HostResources.dial(0))
                        .selector("DialTimeout", HostResources.dial(0))
                        .method("DialContext", HostResources.dial(1))
                        .uses(
                                OpenListener::new,
                                "ListenTCP",
                                "ListenUDP",
                                "ListenConfig",
                                "FileListener",
                                "FilePacketConn");
            case "log/syslog" ->
                new PackagePatterns()
                        .selector("New", HostResources.use(Kind.SYSTEM_LOG))
                        .selector("NewLogger", HostResources.use(Kind.SYSTEM_LOG))
                        .selector("Dial", HostResources.systemLog());
            case "github.com/docker/docker/client", "github.com/moby/moby/client" ->
                new PackagePatterns()
                        .selector("NewClientWithOpts", HostResources.use(Kind.ENGINE_SOCKET))
                        .selector("NewEnvClient", HostResources.use(Kind.ENGINE_SOCKET))
                        .selector("New", HostResources.use(Kind.ENGINE_SOCKET));
            case "golang.org/x/net/icmp" ->
                new PackagePatterns().selector("ListenPacket", HostResources.packets(use -> Optional.empty()));
            case "runtime/debug" ->
                new PackagePatterns()
                        .selector("ReadBuildInfo", FactPattern.useBeside(RevisionRead::new, "vcs.revision"));
            case "time" ->
                new PackagePatterns()
                        .selector("LoadLocation", FactPattern.useUnless(TimeZoneLookup::new, BUILT_IN_ZONES));
            case "os" ->
                new PackagePatterns()
                        .selector("CreateTemp", FactPattern.temporaryFile())
                        .selector("MkdirTemp", FactPattern.temporaryFile())
                        .uses(TemporaryFile::new, "TempDir")
                        .uses(Fact.OtherArguments::new, "Args")
                        .uses(UserLookup::new, "UserHomeDir", "UserCacheDir", "UserConfigDir");
            case "io/ioutil" ->
                new PackagePatterns()
                        .selector("TempFile", FactPattern.temporaryFile())
                        .selector("TempDir", FactPattern.temporaryFile());
            case "os/user" ->
                new PackagePatterns()
                        .uses(UserLookup::new, "Current", "Lookup", "LookupId", "LookupGroup", "LookupGroupId");
            case "os/exec" ->
                new PackagePatterns()
                        .selector("Command", FactPattern.program(0))
                        .selector("CommandContext", FactPattern.program(1));
            case "os/signal" ->
                new PackagePatterns()
                        .selector("Notify", SignalNames::handler)
                        .selector("NotifyContext", SignalNames::handler);
            case "flag" -> FlagDefinitions.patterns();
            case "database/sql" ->
                new PackagePatterns()
                        .selector("Open", use -> use.value(0).map(name -> new Fact.SqlDriver(use.place(), name.text())))
                        .uses(Fact.SqlRegistration::new, "Register", "OpenDB");
            case "plugin" -> new PackagePatterns().uses(PluginUse::new, "Open");
            case "github.com/valyala/fasthttp" ->
                new PackagePatterns().selector("ListenAndServe", FactPattern.listener(0));
            case "github.com/gin-gonic/gin" ->
                new PackagePatterns()
                        .method("Run", FactPattern.listenerMethodOr(":8080", "github.com/gin-gonic/gin."))
                        .method("RunTLS", FactPattern.listenerMethod(0))
                        .method("FormFile", FactPattern.call(TemporaryFile::new))
                        .method("MultipartForm", FactPattern.call(TemporaryFile::new));
            case "github.com/labstack/echo" ->
                new PackagePatterns()
                        .method("Start", FactPattern.listenerMethod(0))
                        .method("StartTLS", FactPattern.listenerMethod(0))
                        .method("StartAutoTLS", FactPattern.listenerMethod(0))
                        .method("FormFile", FactPattern.call(TemporaryFile::new))
                        .method("MultipartForm", FactPattern.call(TemporaryFile::new));
            case "github.com/gofiber/fiber" ->
                new PackagePatterns()
                        .method("Listen", FactPattern.listenerMethod(0))
                        .method("ListenTLS", FactPattern.listenerMethod(0))
                        .method("FormFile", FactPattern.call(TemporaryFile::new))
                        .method("MultipartForm", FactPattern.call(TemporaryFile::new));
            default -> throw new IllegalArgumentException(path);
        };
    }
}
