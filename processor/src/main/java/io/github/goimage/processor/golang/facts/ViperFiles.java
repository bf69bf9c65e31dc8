package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.values.Code;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.CodePackage;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.golang.values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where viper looks for a configuration: in each directory of AddConfigPath for the name of SetConfigName, with
 * any extension.
 *
 * @see <a href="https://pkg.go.dev/github.com/spf13/viper#Viper.ReadInConfig">viper, ReadInConfig</a>
 */
final class ViperFiles {
    static final String PATH = "github.com/spf13/viper";
    private static final String DIRECTORY = "AddConfigPath";
    private static final String NAME = "SetConfigName";

    /** What viper calls a configuration without a name. */
    private static final String USUAL_NAME = "config";

    private final Code code;
    private final Evaluator evaluator;
    private @Nullable List<Value> searched;

    ViperFiles(Code code, Evaluator evaluator) {
        this.code = code;
        this.evaluator = evaluator;
    }

    /** Returns what a call reads that reads the configuration. */
    List<FileUse> read(Place place, String what, boolean certain, Set<Setting> conditions) {
        return searched().stream()
                .map(path -> new FileUse(
                        place,
                        what,
                        FileUse.Access.SEARCH,
                        path.text(),
                        path.place(),
                        path.settings(),
                        Set.copyOf(conditions),
                        Set.of(),
                        certain,
                        false))
                .toList();
    }

    private List<Value> searched() {
        List<Value> known = searched;
        if (known == null) {
            List<Value> directories = new ArrayList<>();
            List<Value> names = new ArrayList<>();
            for (CodePackage owner : code.packages()) {
                owner.files().forEach(file -> collect(file, directories, names));
            }
            known = new ArrayList<>();
            for (Value directory : directories) {
                if (names.isEmpty()) {
                    known.add(path(directory, USUAL_NAME, directory));
                }
                for (Value name : names) {
                    known.add(path(directory, name.text(), name));
                }
            }
            searched = known;
        }
        return known;
    }

    private static Value path(Value directory, String name, Value said) {
        return new Value(directory.text() + "/" + name, said.place(), said.settings(), Value.Kind.WRITTEN);
    }

    private void collect(CodeFile file, List<Value> directories, List<Value> names) {
        if (file.head().imports().stream().noneMatch(imported -> imported.path().equals(PATH))) {
            return;
        }
        Frame frame = Frame.of(file);
        for (GoPart part : file.syntax().partsWith(Sought.words(List.of(DIRECTORY, NAME)))) {
            for (GoExpression use : part.uses()) {
                if (use instanceof Call call
                        && call.function() instanceof Selector selector
                        && call.arguments().size() == 1) {
                    List<Value> values = selector.name().equals(DIRECTORY)
                            ? directories
                            : selector.name().equals(NAME) ? names : new ArrayList<>();
                    values.addAll(
                            evaluator.evaluate(call.arguments().get(0), frame).written());
                }
            }
        }
    }
}
