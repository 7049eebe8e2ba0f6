package vectorstest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/triborough/fairshare/testdata"
)

// file is a file of vectors.
type file[V any] struct {
	Title      string
	Source     string
	Count      int
	Notes      map[string]string
	Cases      map[string]string // of refusals
	Agreements map[string]string // beside a case of that name
	Last       map[string]string // the year before it
	Restated   map[string]string // the same as it should have been
	Vectors    []V
}

func read[V interface{ head() Head }](t testing.TB, name string) (f file[V]) {
	t.Helper()
	text, err := testdata.FS.ReadFile("vectors/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	if f, err = parse[V](name, text); err != nil {
		t.Fatal(err)
	}
	return f
}

// parse reads a file of vectors, and refuses what no file of vectors says.
func parse[V interface{ head() Head }](name string, text []byte) (f file[V], err error) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(&f); err != nil {
		return f, fmt.Errorf("%s: %w", name, err)
	}
	heads := make([]Head, len(f.Vectors))
	for i, v := range f.Vectors {
		heads[i] = v.head()
	}
	if fault := check(name, f.Title, f.Source, f.Count, f.Notes, heads); fault != "" {
		return f, fmt.Errorf("%s: %s", name, fault)
	}
	return f, nil
}

// check returns what is wrong with a file, "" for nothing.
func check(name, title, source string, count int, notes map[string]string, heads []Head) string {
	ids, whys, used := make(map[string]bool), make(map[string]string), make(map[string]bool)
	switch {
	case title == "" || source == "":
		return "no title or no source"
	case count != len(heads) || count == 0:
		return fmt.Sprintf("it is said to hold %d vectors, and holds %d", count, len(heads))
	}
	for _, h := range heads {
		switch other, again := whys[h.Why]; {
		case !strings.HasPrefix(h.ID, name+"-") || ids[h.ID]:
			return fmt.Sprintf("the id %q is not of this file, or stands twice", h.ID)
		case h.Why == "" || again:
			return fmt.Sprintf("%s: why is missing, or that of %s", h.ID, other)
		case !strings.HasSuffix(name, "refusals") && (h.By != "hand" && h.By != "law.py" || (h.By == "hand") != (h.Worked != "")): // a refusal has no figures
			return fmt.Sprintf("%s: by is hand, and worked says how, or law.py", h.ID)
		case h.Needs != "" && h.Needs != "big":
			return fmt.Sprintf("%s: needs %q", h.ID, h.Needs)
		}
		ids[h.ID], whys[h.Why] = true, h.ID
		for _, note := range h.Notes {
			if notes[note] == "" {
				return fmt.Sprintf("%s: the note %q is not explained", h.ID, note)
			}
			used[note] = true
		}
	}
	for note := range notes {
		if !used[note] {
			return fmt.Sprintf("no vector has the note %q", note)
		}
	}
	return ""
}
