package io.github.goimage.processor.gomod;

import io.github.goimage.processor.gomod.Fact.Listener;
import io.github.goimage.processor.gomod.Fact.OpenListener;
import io.github.goimage.processor.gomod.Fact.PluginUse;
import io.github.goimage.processor.gomod.Fact.ProgramRun;
import io.github.goimage.processor.gomod.Fact.TemporaryFile;
import io.github.goimage.processor.gomod.Fact.TimeZoneLookup;
import io.github.goimage.processor.gomod.Fact.TlsClient;
import io.github.goimage.processor.gomod.Fact.UserLookup;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The names of the standard library, and of web frameworks, that make a fact where source uses them. */
final class FactPatterns {
    /** Makes a fact of a use, or nothing where the use lacks what the fact needs. */
    interface Pattern extends Function<Call, Optional<Fact>> {}

    private static final Map<String, Pattern> SELECTORS = new HashMap<>();
    /** Methods, told by their name in files that import one of these modules. */
    private static final Map<String, Map<String, Pattern>> METHODS = new HashMap<>();

    static {
        uses(
                TlsClient::new,
                "net/http.Get",
                "net/http.Head",
                "net/http.Post",
                "net/http.PostForm",
                "net/http.Client",
                "net/http.DefaultClient",
                "net/http.Transport",
                "net/http.DefaultTransport",
                "net/http.NewRequest",
                "net/http.NewRequestWithContext",
                "net/http/httputil.ReverseProxy",
                "net/http/httputil.NewSingleHostReverseProxy",
                "crypto/tls.Dial",
                "crypto/tls.DialWithDialer",
                "crypto/tls.Dialer",
                "crypto/tls.Client",
                "crypto/x509.SystemCertPool",
                "net/smtp.SendMail",
                "net/smtp.Dial",
                "net/smtp.NewClient");
        uses(TimeZoneLookup::new, "time.LoadLocation");
        uses(
                TemporaryFile::new,
                "os.CreateTemp",
                "os.MkdirTemp",
                "os.TempDir",
                "io/ioutil.TempFile",
                "io/ioutil.TempDir");
        uses(
                UserLookup::new,
                "os.UserHomeDir",
                "os.UserCacheDir",
                "os.UserConfigDir",
                "os/user.Current",
                "os/user.Lookup",
                "os/user.LookupId",
                "os/user.LookupGroup",
                "os/user.LookupGroupId");
        uses(PluginUse::new, "plugin.Open");
        uses(
                OpenListener::new,
                "net.ListenTCP",
                "net.ListenUDP",
                "net.ListenConfig",
                "net.FileListener",
                "net.FilePacketConn");
        SELECTORS.put("os/exec.Command", program(0));
        SELECTORS.put("os/exec.CommandContext", program(1));
        SELECTORS.put("os/exec.LookPath", program(0));
        SELECTORS.put("net/http.ListenAndServe", listener("tcp", 0));
        SELECTORS.put("net/http.ListenAndServeTLS", listener("tcp", 0));
        SELECTORS.put(
                "net/http.Server",
                call -> call.hasField("Addr") ? listen(call, "tcp", call.field("Addr")) : Optional.empty());
        SELECTORS.put("net.Listen", networkListener());
        SELECTORS.put("net.ListenPacket", networkListener());
        SELECTORS.put("crypto/tls.Listen", networkListener());
        SELECTORS.put("github.com/valyala/fasthttp.ListenAndServe", listener("tcp", 0));
        SELECTORS.put("os/signal.Notify", call -> SignalNames.handler(call));
        SELECTORS.put("os/signal.NotifyContext", call -> SignalNames.handler(call));
        Pattern temporary =
                call -> call.isCalled() ? Optional.of(new TemporaryFile(call.place(), call.what())) : Optional.empty();
        METHODS.put("net/http", Map.of("ParseMultipartForm", temporary, "FormFile", temporary));
        METHODS.put(
                "github.com/gin-gonic/gin",
                Map.of(
                        "Run",
                        ginRun(),
                        "RunTLS",
                        listener("tcp", 0),
                        "FormFile",
                        temporary,
                        "MultipartForm",
                        temporary));
        METHODS.put(
                "github.com/labstack/echo",
                Map.of(
                        "Start",
                        listener("tcp", 0),
                        "StartTLS",
                        listener("tcp", 0),
                        "StartAutoTLS",
                        listener("tcp", 0),
                        "FormFile",
                        temporary,
                        "MultipartForm",
                        temporary));
        METHODS.put(
                "github.com/gofiber/fiber",
                Map.of(
                        "Listen",
                        listener("tcp", 0),
                        "ListenTLS",
                        listener("tcp", 0),
                        "FormFile",
                        temporary,
                        "MultipartForm",
                        temporary));
    }

    private FactPatterns() {}

    /** The pattern of a package's name; empty where its use says nothing. */
    static Optional<Pattern> ofSelector(String path, String name) {
        return Optional.ofNullable(SELECTORS.get(withoutMajor(path) + "." + name));
    }

    /** The methods that say something in a file with an import. */
    static Map<String, Pattern> methods(String path) {
        return METHODS.getOrDefault(withoutMajor(path), Map.of());
    }

    /** Whether a file with an import may hold a fact. */
    static boolean isTelling(String path) {
        return PACKAGES.contains(withoutMajor(path));
    }

    private static final Set<String> PACKAGES = packages();

    private static Set<String> packages() {
        Set<String> packages = new java.util.HashSet<>(METHODS.keySet());
        SELECTORS.keySet().forEach(name -> packages.add(name.substring(0, name.lastIndexOf('.'))));
        return Set.copyOf(packages);
    }

    private static void uses(BiFunction<Place, String, Fact> kind, String... names) {
        for (String name : names) {
            SELECTORS.put(name, call -> Optional.of(kind.apply(call.place(), call.what())));
        }
    }

    private static Pattern program(int argument) {
        return call -> call.string(argument).map(program -> new ProgramRun(call.place(), program));
    }

    private static Pattern listener(String network, int argument) {
        return call ->
                call.argumentCount() > argument ? listen(call, network, call.string(argument)) : Optional.empty();
    }

    private static Pattern networkListener() {
        return call -> {
            if (call.argumentCount() < 2) {
                return Optional.empty();
            }
            Optional<String> network = call.string(0);
            return network.isPresent() && network.get().startsWith("unix")
                    ? Optional.empty()
                    : listen(call, network.orElse(""), network.flatMap(known -> call.string(1)));
        };
    }

    /** gin's Run without an argument listens on 8080, unless PORT says otherwise. */
    private static Pattern ginRun() {
        return call -> call.isCalled() && call.argumentCount() == 0
                ? listen(call, "tcp", Optional.of(":8080"))
                : listener("tcp", 0).apply(call);
    }

    private static Optional<Fact> listen(Call call, String network, Optional<String> text) {
        return text.isEmpty()
                ? Optional.of(new OpenListener(call.place(), call.what()))
                : Address.parse(text.get())
                        .map(address ->
                                new Listener(call.place(), network, address.host(), address.port(), call.what()));
    }

    private static String withoutMajor(String path) {
        return path.contains("/v") ? path.replaceFirst("/v[0-9]+$", "") : path;
    }
}
