package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// A mutant is a package with one small change.
type mutant struct {
	file     string // from where the program runs
	function string // with its receiver's type, and #2 for the second such change in it
	line     int
	from, to string // the expression or statement before and after
	start    int    // where from begins in the file
}

func (m mutant) String() string {
	return fmt.Sprintf("%s:%d %s\n\t- %s\n\t+ %s", m.file, m.line, m.function, oneLine(m.from), oneLine(m.to))
}

// place is what names a change whatever line it has come to stand on.
func (m mutant) place() place {
	return place{filepath.ToSlash(m.file), m.function, oneLine(m.from), oneLine(m.to)}
}

func oneLine(code string) string {
	if code = strings.Join(strings.Fields(code), " "); code == "" {
		return "(dropped)"
	}
	return code
}

// mutantsOf lists the changes that can be made to a package's code, tests aside.
func mutantsOf(folder string) ([]mutant, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	var all []mutant
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files := token.NewFileSet()
		parsed, err := parser.ParseFile(files, name, source, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		w := walk{files: files, source: source, name: name, seen: make(map[place]int)}
		for _, declaration := range parsed.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && function.Body != nil {
				w.function = nameOf(function)
				ast.Inspect(function.Body, w.visit)
			}
		}
		all = append(all, w.found...)
	}
	return all, nil
}

func nameOf(function *ast.FuncDecl) string {
	if function.Recv == nil {
		return function.Name.Name
	}
	kind := function.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	if generic, ok := kind.(*ast.IndexExpr); ok {
		kind = generic.X
	}
	return fmt.Sprintf("%s.%s", kind, function.Name.Name)
}

// walk collects the changes of one file.
type walk struct {
	files    *token.FileSet
	source   []byte
	name     string
	function string
	seen     map[place]int
	found    []mutant
}

func (w *walk) text(from, to token.Pos) string {
	return string(w.source[w.files.Position(from).Offset:w.files.Position(to).Offset])
}

func (w *walk) code(n ast.Node) string { return w.text(n.Pos(), n.End()) }

// change records one thing that may stand instead of a node.
func (w *walk) change(n ast.Node, to string) {
	at := w.files.Position(n.Pos())
	m := mutant{file: w.name, function: w.function, line: at.Line, from: w.code(n), to: to, start: at.Offset}
	w.seen[m.place()]++
	if times := w.seen[m.place()]; times > 1 {
		m.function = fmt.Sprintf("%s#%d", m.function, times)
	}
	w.found = append(w.found, m)
}
