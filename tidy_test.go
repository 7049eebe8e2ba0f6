package fairshare

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/triborough/fairshare"

// allowed is what each library package may import besides the standard library:
// imports go one way, and nothing heavier than decimal comes with them.
var allowed = map[string][]string{
	"internal/penny":      nil,
	"attribution":         {"github.com/shopspring/decimal", module + "/internal/penny"},
	"attribution/account": {"github.com/shopspring/decimal", module + "/attribution"},
	"tupe":                {"github.com/shopspring/decimal", module + "/attribution"},
	"savings":             {"github.com/shopspring/decimal", module + "/attribution"},
}

// forbidden are the parts of the standard library that read the world, and the
// methods of decimal whose results a host program's settings can change.
var (
	forbiddenImports = []string{"io/ioutil", "log", "math/rand", "math/rand/v2", "net", "os", "os/exec", "runtime", "syscall", "time", "unsafe"}
	forbiddenNames   = map[string]string{
		"float32": "floats", "float64": "floats", "Float64": "floats", "InexactFloat64": "floats",
		"Float": "floats", "NewFromFloat": "floats", "NewFromFloat32": "floats", "SetFloat64": "floats",
		"NewFromString": "a parser that can be reconfigured", "RequireFromString": "a parser that can be reconfigured",
		"Div": "a precision that can be reconfigured", "DivRound": "rounding of its own", "Round": "rounding of its own",
	}
)

func TestLibraryPackagesAreTidy(t *testing.T) {
	for folder, extra := range allowed {
		files := sources(t, folder)
		require.NotEmpty(t, files)
		for name, file := range files {
			if path.Dir(name) != folder {
				continue // of a package below
			}
			t.Run(name, func(t *testing.T) {
				for _, spec := range file.Imports {
					imported, err := strconv.Unquote(spec.Path.Value)
					require.NoError(t, err)
					standard := !strings.Contains(strings.Split(imported, "/")[0], ".")
					assert.True(t, standard || slices.Contains(extra, imported), "imports %s", imported)
					assert.False(t, slices.Contains(forbiddenImports, imported), "imports %s", imported)
				}
				ast.Inspect(file, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok {
						assert.Empty(t, forbiddenNames[id.Name], "uses %s", id.Name)
					}
					return true
				})
				assert.Empty(t, mutableGlobals(file), "a variable of the package that is no error and no table")
			})
		}
	}
}

// One file reads YAML: all others read the tree that it makes. One more changes a
// value of it where it stands, and keeps the comments, which a tree has not.
func TestYAMLIsReadInOneFile(t *testing.T) {
	var importers []string
	for _, folder := range []string{"attribution", "tupe", "savings", "internal", "testdata", "examples"} {
		for name, file := range sources(t, folder) {
			for _, spec := range file.Imports {
				if strings.Contains(spec.Path.Value, "yaml") {
					importers = append(importers, name)
				}
			}
		}
	}
	assert.Equal(t, []string{"internal/casefile/tree/yaml.go", "examples/internal/desk/edit.go"}, importers)
}

// mutableGlobals lists the package's variables but errors made once and literal
// tables, which nothing writes to.
func mutableGlobals(file *ast.File) []string {
	var found []string
	for _, declaration := range file.Decls {
		group, ok := declaration.(*ast.GenDecl)
		if !ok || group.Tok != token.VAR {
			continue
		}
		for _, spec := range group.Specs {
			value := spec.(*ast.ValueSpec)
			for i, name := range value.Names {
				if i >= len(value.Values) || !isErrorOrTable(value.Values[i]) {
					found = append(found, name.Name)
				}
			}
		}
	}
	return found
}

func isErrorOrTable(value ast.Expr) bool {
	switch value := value.(type) {
	case *ast.CompositeLit:
		return true
	case *ast.CallExpr:
		called, ok := value.Fun.(*ast.SelectorExpr)
		return ok && called.Sel.Name == "New" && called.X.(*ast.Ident).Name == "errors"
	}
	return false
}

// sources are the files of a package and those below it, but for what only tests
// import.
func sources(t *testing.T, folder string) map[string]*ast.File {
	files := make(map[string]*ast.File)
	require.NoError(t, fs.WalkDir(os.DirFS("."), folder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && strings.HasSuffix(name, "test") {
			return fs.SkipDir
		}
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		files[name] = file
		return err
	}))
	return files
}
