// Package desk is what a page in a browser works with: files are laid on a desk,
// and it says what they come to, what is wrong with them, how their figures are
// edited, and in what forms they can be had. It reads and writes by the same
// functions as the programs.
package desk

import (
	"bytes"
	"io/fs"
	"path"
	"slices"

	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/examples/internal/memory"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/testdata"
)

// File is a file as it was dropped on the desk.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
}

// Desk is the files that lie on it: the one that is open, and the agreements that a
// case may be under. The zero Desk is empty.
type Desk struct {
	open       File
	agreements []File
	shown      document // what the open file says
	pinned     *bearing // what the figures are compared with
}

// Example lays one of the examples of the program statement on the desk, by name, ""
// for the first; or "new", a case to be filled in, every key explained.
func (d *Desk) Example(name string) (View, error) {
	if name == "new" {
		var text bytes.Buffer
		err := casebook.WriteNew(&text, false)
		return d.Drop(File{"my-case.yaml", text.Bytes()}), err
	}
	example, err := statement.ExampleOf(name)
	if err != nil {
		return View{}, err
	}
	data, err := testdata.FS.ReadFile(example.File)
	return d.Drop(File{path.Base(example.File), data}), err
}

// Drop lays files on the desk. The last of them that can stand by itself is opened;
// an agreement stays beside it, under its name, until one of the same name comes. The
// figures of what is opened first are those that others are compared with.
func (d *Desk) Drop(files ...File) View {
	opened := false
	for _, f := range files {
		if kind.Of(f.Data) == kind.Agreement {
			d.agreements = slices.DeleteFunc(d.agreements, func(old File) bool { return old.Name == f.Name })
			d.agreements = append(d.agreements, f)
			continue
		}
		d.open, opened = f, true
	}
	if d.open.Name == "" && len(d.agreements) > 0 { // by itself it says nothing, and its faults can be looked for
		d.open = d.agreements[len(d.agreements)-1]
	}
	d.read()
	if opened {
		d.pinned = d.shown.bearing()
	}
	return d.view()
}

// Write replaces the text of the open file.
func (d *Desk) Write(text string) View {
	d.open.Data = []byte(text)
	d.read()
	return d.view()
}

// Pin compares figures from now on with those that are shown.
func (d *Desk) Pin() View {
	if bears := d.shown.bearing(); bears != nil {
		d.pinned = bears
	}
	return d.view()
}

// Open opens an agreement that lies on the desk, by name, where a case is looked for
// under it.
func (d *Desk) Open(name string) (fs.File, error) {
	for _, f := range d.agreements {
		if f.Name == name {
			return memory.File(f).Open(), nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: errMissing}
}

// missing says what to do about an agreement that is not on the desk.
type missing struct{}

var errMissing error = missing{}

func (missing) Error() string        { return "drop the agreement on the page too" }
func (missing) Is(target error) bool { return target == fs.ErrNotExist }
