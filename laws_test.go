package fairshare

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A law is a property of drawn cases: one function, which go test checks and a fuzz
// target of the same package looks for counterexamples to, from seeds long enough
// for it to run to its end.
func TestEveryLawIsCheckedAndFuzzed(t *testing.T) {
	found := 0
	for folder, files := range testFiles(t) {
		laws := make(map[string]bool)
		checked, fuzzed := make(map[string]bool), make(map[string]bool)
		for _, file := range files {
			for _, declaration := range file.Decls {
				f, ok := declaration.(*ast.FuncDecl)
				switch {
				case !ok:
				case strings.HasPrefix(f.Name.Name, "law") && takesRapid(f):
					laws[f.Name.Name] = true
				case strings.HasPrefix(f.Name.Name, "Fuzz"):
					mentions(f, fuzzed)
				default:
					mentions(f, checked)
					assert.False(t, drawsInline(f), "%s: %s checks what is no law by name: no fuzz target can look for counterexamples", folder, f.Name.Name)
				}
				if variable, ok := declaration.(*ast.GenDecl); ok { // a table of laws
					mentions(variable, checked)
				}
			}
		}
		for law := range laws {
			found++
			assert.True(t, checked[law], "%s: no test checks %s", folder, law)
			assert.True(t, fuzzed[law], "%s: no fuzz target is of %s", folder, law)
		}
	}
	assert.Greater(t, found, 50)
}

// testFiles are the test files of the library, by folder.
func testFiles(t *testing.T) map[string][]*ast.File {
	packages := make(map[string][]*ast.File)
	for _, folder := range []string{"attribution", "tupe", "savings", "internal"} {
		require.NoError(t, fs.WalkDir(os.DirFS("."), folder, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			packages[path.Dir(name)] = append(packages[path.Dir(name)], file)
			return err
		}))
	}
	return packages
}

// takesRapid says whether a function's one parameter is what draws cases.
func takesRapid(f *ast.FuncDecl) bool {
	if f.Type.Params.NumFields() != 1 {
		return false
	}
	pointer, ok := f.Type.Params.List[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	of, ok := pointer.X.(*ast.SelectorExpr)
	return ok && of.X.(*ast.Ident).Name == "rapid"
}

// mentions adds the names that stand in a declaration.
func mentions(declaration ast.Node, names map[string]bool) {
	ast.Inspect(declaration, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			names[id.Name] = true
		}
		return true
	})
}

// drawsInline says whether a function gives rapid.Check one without a name.
func drawsInline(f *ast.FuncDecl) (inline bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		called, ok := call.Fun.(*ast.SelectorExpr)
		if _, literal := call.Args[1].(*ast.FuncLit); ok && literal && called.Sel.Name == "Check" {
			inline = true
		}
		return true
	})
	return inline
}
