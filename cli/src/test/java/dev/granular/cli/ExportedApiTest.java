package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a module exports has comments. The compiler would also ask for a tag for each parameter and result. */
class ExportedApiTest {
    private static final Pattern EXPORTS = Pattern.compile("exports ([\\w.]+);");

    @ParameterizedTest
    @ValueSource(strings = {"engine", "arrow-io"})
    void everyExportedMemberHasAComment(String module) throws IOException {
        Path sources = Path.of("..", module, "src/main/java");
        List<Path> files = exported(sources);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            var comments = new Comments(DocTrees.instance(task));
            for (CompilationUnitTree file : task.parse()) {
                comments.scan(file, null);
            }
            assertEquals(List.of(), comments.missing);
            assertTrue(comments.found > 50, module + " has " + comments.found);
        }
    }

    private static List<Path> exported(Path sources) throws IOException {
        var files = new ArrayList<Path>();
        var packages = EXPORTS.matcher(Files.readString(sources.resolve("module-info.java")));
        while (packages.find()) {
            Path folder = sources.resolve(packages.group(1).replace('.', '/'));
            assertTrue(Files.exists(folder.resolve("package-info.java")), folder + " has no package-info");
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** Visits what others can see, and nothing within what they cannot. */
    private static final class Comments extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final List<String> missing = new ArrayList<>();
        private int found;

        Comments(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            check(type.getSimpleName().toString());
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean compact = method.getName().contentEquals("<init>") && isIn(Tree.Kind.RECORD);
            if (isVisible(method.getModifiers()) && !overrides && !compact) {
                check(method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void none) {
            if (isVisible(field.getModifiers()) && !isIn(Tree.Kind.RECORD)) {
                check(field.getName().toString());
            }
            return null;
        }

        private boolean isVisible(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || isIn(Tree.Kind.INTERFACE) && !flags.contains(Modifier.PRIVATE);
        }

        private boolean isIn(Tree.Kind kind) {
            TreePath around = getCurrentPath().getParentPath();
            return around != null && around.getLeaf().getKind() == kind;
        }

        private void check(String name) {
            if (trees.getDocComment(getCurrentPath()) == null) {
                CompilationUnitTree file = getCurrentPath().getCompilationUnit();
                long position = trees.getSourcePositions()
                        .getStartPosition(file, getCurrentPath().getLeaf());
                missing.add(
                        file.getSourceFile().getName() + ":" + file.getLineMap().getLineNumber(position) + " " + name);
            }
            found++;
        }
    }
}
