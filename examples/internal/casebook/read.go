package casebook

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// The limits are far beyond any case, and keep a wrong workbook from filling memory
// or the day: 64 MB of XML take about two seconds to read.
var limits = workbook.Limits{Archive: 16 << 20, Unpacked: 64 << 20}

const maxCells = 200_000

// reader makes the tree of a case of its workbook.
type reader struct {
	root     *branch // of the case
	bases    *branch // what the sheets on bases say: a mapping of the one key "bases"
	services map[string]*branch
	named    []string           // the services
	rowOf    map[string]*branch // of a basis, by its name
	based    []string           // the names of the bases
	used     map[string]bool    // those that something is shared by
	codes    map[string]bool    // of the authorities
	codeOf   map[string]string  // by their full names in small letters; "" of several
	called   map[*branch]called // items of lists, by what they are called
	faults   []tree.Entry       // keys that are refused
	near     near.Search
	cells    int // that were read
	made     int // nodes of bases put in where they are used
}

// fault records what makes a part of the workbook unreadable, at its place. Whoever
// reads the tree reports it beside the faults of what could be read.
func (r *reader) fault(place tree.Place, format string, values ...any) {
	r.faults = append(r.faults, tree.Entry{Key: tree.Node{Kind: tree.Refused, Place: place, Text: fmt.Sprintf(format, values...)}})
}

// Read reads the tree of a case from its workbook, to be made a statement of by
// [casefile.ReadTree]. What is wrong with a cell, a row or a sheet stands in the
// tree as what is refused there, so that all faults are reported together.
//
// Errors: a file that is no such workbook, is damaged or past the limits; each names
// the file.
func Read(name string, input io.Reader) (tree.Node, error) {
	r := &reader{root: new(branch), bases: new(branch), services: make(map[string]*branch), rowOf: make(map[string]*branch), used: make(map[string]bool), codes: make(map[string]bool), codeOf: make(map[string]string), called: make(map[*branch]called)}
	r.root.Kind, r.root.Place.File = tree.Mapping, name
	book, err := workbook.OpenBook(input, limits)
	if err == nil {
		err = r.read(book)
	}
	if err != nil {
		return tree.Node{}, &tree.Error{Place: r.root.Place, Err: err}
	}
	root := r.root.node()
	root.Entries = append(root.Entries, r.faults...)
	return root, nil
}

// read reads the sheets in the order of the layout, whatever their order.
func (r *reader) read(book *workbook.Book) error {
	found := make(map[*sheet]raw)
	var unknown []raw
	for i, listed := range book.Sheets {
		place := tree.Place{File: r.root.Place.File, Sheet: tree.Sheet{Number: i + 1, Name: listed.Name}}
		s := named(listed.Name)
		if s == nil && (listed.Hidden || isOwn(listed.Name)) {
			continue
		}
		sheet, err := r.lines(book, listed, place)
		if err != nil {
			return err
		}
		if _, twice := found[s]; s == nil || twice {
			unknown = append(unknown, sheet)
		} else {
			found[s] = sheet
		}
	}
	if len(found) == 0 {
		return errors.New("none of its sheets is one of a case: statement -new -format xlsx writes a workbook that has them")
	}
	r.unknown(unknown, found)
	for i := range sheets {
		if sheet, stands := found[&sheets[i]]; stands {
			r.rows(r.grid(&sheets[i], sheet))
		}
	}
	r.putBases(r.root)
	r.checkBases()
	return nil
}

// isOwn says whether a sheet is its user's own, or only explains: nobody reads it.
func isOwn(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return name == strings.ToLower(sheetReadMe) || strings.HasPrefix(name, "notes") || strings.HasPrefix(name, "workings")
}

// unknown refuses sheets that are not known and hold anything. One that is nearly
// right is read for the one that it is likely meant for.
func (r *reader) unknown(sheets []raw, found map[*sheet]raw) {
	for _, u := range sheets {
		if len(u.lines) == 0 {
			continue
		}
		likely := near.Name(&r.near, label(u.place.Sheet.Name), sheetNames())
		if s := named(likely); s != nil {
			if _, stands := found[s]; !stands {
				found[s] = u
			}
		}
		if named(u.place.Sheet.Name) != nil {
			r.fault(u.place, "a second sheet of that name")
		} else {
			r.fault(u.place, "unknown sheet %.40q%s (a sheet of your own is called Notes, or Workings)", u.place.Sheet.Name, near.Meant(likely))
		}
	}
}

func sheetNames() []string {
	names := make([]string, len(sheets))
	for i := range sheets {
		names[i] = sheets[i].name
	}
	return names
}
