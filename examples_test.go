package fairshare

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// exemplified are the packages whose every exported name has an example.
var exemplified = []string{"attribution", "attribution/account", "savings", "tupe"}

// Every exported name is shown at work: a function, a type and a method by an
// example of its own, a constant of a type by its type's, and what has no type of
// the package's own (an error, a name) within the code of some example.
func TestEveryExportedNameHasAnExample(t *testing.T) {
	for _, folder := range exemplified {
		t.Run(folder, func(t *testing.T) {
			shown := documented(t, folder)
			for _, f := range shown.Funcs {
				assert.NotEmpty(t, f.Examples, "Example%s", f.Name)
			}
			for _, owner := range shown.Types {
				assert.NotEmpty(t, owner.Examples, "Example%s", owner.Name)
				for _, f := range owner.Funcs {
					assert.NotEmpty(t, f.Examples, "Example%s", f.Name)
				}
				for _, method := range owner.Methods {
					assert.NotEmpty(t, method.Examples, "Example%s_%s", owner.Name, method.Name)
				}
			}
			used := usedInExamples(shown)
			for _, value := range slices.Concat(shown.Consts, shown.Vars) {
				for _, name := range value.Names {
					assert.True(t, !ast.IsExported(name) || used[name], "no example uses %s", name)
				}
			}
		})
	}
}

// An example without its output compiles and is never run.
func TestEveryExampleIsRun(t *testing.T) {
	for _, folder := range exemplified {
		for _, example := range examples(documented(t, folder)) {
			assert.True(t, example.Output != "" || example.EmptyOutput, "%s: Example%s has no output", folder, example.Name)
		}
	}
}

// documented is a package as its page shows it, with the examples of its tests.
func documented(t *testing.T, folder string) *doc.Package {
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	set, files := token.NewFileSet(), []*ast.File{}
	for _, path := range paths {
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		require.NoError(t, err)
		files = append(files, file)
	}
	shown, err := doc.NewFromFiles(set, files, module+"/"+folder)
	require.NoError(t, err)
	return shown
}

// examples are all those that the page shows, wherever they stand.
func examples(shown *doc.Package) []*doc.Example {
	all := shown.Examples
	functions := shown.Funcs
	for _, owner := range shown.Types {
		all = append(all, owner.Examples...)
		functions = slices.Concat(functions, owner.Funcs, owner.Methods)
	}
	for _, f := range functions {
		all = append(all, f.Examples...)
	}
	return all
}

// usedInExamples are the names that stand in the examples' code.
func usedInExamples(shown *doc.Package) map[string]bool {
	used := make(map[string]bool)
	for _, example := range examples(shown) {
		ast.Inspect(example.Code, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok {
				used[id.Name] = true
			}
			return true
		})
	}
	return used
}
