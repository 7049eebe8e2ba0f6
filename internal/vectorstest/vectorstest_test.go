package vectorstest

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/triborough/fairshare/testdata"
)

// readers say what reads each file of vectors.
var readers = map[string]string{
	"penny.yaml": "PennyVectors", "running.yaml": "RunningVectors", "basis.yaml": "BasisVectors", "rules.yaml": "RuleVectors", "year.yaml": "YearVectors",
	"refusals.yaml": "RefusalVectors", "programme-refusals.yaml": "ProgrammeRefusalVectors",
}

// A file of vectors that no test runs proves nothing.
func TestEveryFileOfVectorsIsRun(t *testing.T) {
	tests := ""
	for _, folder := range []string{"../../attribution", "../casefile"} {
		files, err := filepath.Glob(folder + "/*_test.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tests += string(text)
		}
	}
	files, err := fs.Glob(testdata.FS, "vectors/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		reader := readers[path.Base(file)]
		if reader == "" || !strings.Contains(tests, "vectorstest."+reader+"(t)") {
			t.Errorf("nobody runs %s", file)
		}
	}
}

// Every value is a text, so that none passes through a float or becomes a date in
// any language; but how many there are, and what is true.
func TestEveryValueIsAText(t *testing.T) {
	files, err := fs.Glob(testdata.FS, "vectors/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := testdata.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var document yaml.Node
		if err := yaml.Unmarshal(text, &document); err != nil {
			t.Fatal(err)
		}
		var each func(n *yaml.Node)
		each = func(n *yaml.Node) {
			for i, inner := range n.Content {
				isCount := n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == "count"
				if tag := inner.ShortTag(); inner.Kind == yaml.ScalarNode && tag != "!!str" && !isCount && inner.Value != "true" {
					t.Errorf("%s:%d: %s is %s, and no text: put it in quotes", name, inner.Line, inner.Value, tag)
				}
				each(inner)
			}
		}
		each(&document)
	}
}

const sound = `title: T
source: S
count: 2
notes: {tie: equal}
vectors:
  - {id: penny-1, why: one, by: hand, worked: all of it, notes: [tie], pence: "1", weights: {A: "1"}, shares: {A: "1"}}
  - {id: penny-2, why: two, by: law.py, needs: big, pence: "2", weights: {A: "1"}, shares: {A: "2"}}
`

// What no file of vectors says is refused, so that nothing in one goes unread.
func TestFilesOfVectorsAreReadStrictly(t *testing.T) {
	if f, err := parse[Penny]("penny", []byte(sound)); err != nil || f.Vectors[1].Shares["A"] != "2" || f.Vectors[0].Notes[0] != "tie" {
		t.Fatal(f, err)
	}
	for _, c := range []struct{ old, new, says string }{
		{"pence: \"1\"", "penny: \"1\"", "field penny not found"},
		{"title: T", "titel: T", "field titel not found"},
		{"pence: \"1\"", "pence: \"1\", pence: \"1\"", "already"},
		{"title: T\n", "", "no title or no source"},
		{"source: S\n", "", "no title or no source"},
		{"count: 2", "count: 3", "it is said to hold 3 vectors, and holds 2"},
		{"penny-2", "penny-1", `the id "penny-1" is not of this file, or stands twice`},
		{"penny-2", "basis-2", `the id "basis-2" is not of this file, or stands twice`},
		{"why: two", "why: one", "penny-2: why is missing, or that of penny-1"},
		{"why: two, ", "", "penny-2: why is missing, or that of "},
		{"by: law.py", "by: guess", "penny-2: by is hand, and worked says how, or law.py"},
		{", worked: all of it", "", "penny-1: by is hand, and worked says how, or law.py"},
		{"by: law.py", "by: law.py, worked: by it", "penny-2: by is hand, and worked says how, or law.py"},
		{"needs: big", "needs: small", `penny-2: needs "small"`},
		{"[tie]", "[tied]", `penny-1: the note "tied" is not explained`},
		{"tie: equal", "tie: equal, zero: nothing", `no vector has the note "zero"`},
	} {
		if _, err := parse[Penny]("penny", []byte(strings.Replace(sound, c.old, c.new, 1))); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.new, err, c.says)
		}
	}
}
