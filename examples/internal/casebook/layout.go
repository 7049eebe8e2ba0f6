package casebook

import (
	"slices"
	"strings"
)

// sheet is a sheet of a case's workbook: a table of which each row says a part of the
// case. Reading, writing, drop-down lists and the documentation follow from it.
type sheet struct {
	name    string
	about   string // what stands above the heads
	of      owner  // what each row is of
	rows    row    // what each row makes
	at      string // where, from its owner on: keys with points between them
	atAll   string // the same where its owner is the case as a whole
	which   []word // in place of at, what the column "Of" says
	child   child  // of the items there
	columns []column
	across  *column // a column for each authority makes an entry of the mapping at its key
	free    bool    // it is one for anything: for each year, or step of a path
}

// owner is what a row is of, which its first column names.
type owner uint8

const (
	ofCase    owner = iota // no column
	ofService              // Service
	ofEither               // Service, or All services for the case as a whole
	ofBasis                // Basis: a row of Bases
)

// row is what a row makes.
type row uint8

const (
	item   row = iota // an item of a list
	entry             // an entry of a mapping: the first column its key, the second its value
	rates             // the same, but that rows which the last column numbers make a list
	record            // the mapping itself
	form              // the same, but that the sheet is turned: a row for each column
	paths             // any value of the case, by the keys that lead to it: the sheet More
)

// word is what the column "Of" may say, and where the row then is.
type word struct{ says, at string }

// child says that rows make items of a list within an item, which is named by one of
// its fields.
type child struct {
	head string // of the column that names the item
	by   string // the field
	key  string // of the list within it
}

// column is a column of a sheet, and a key of the case.
type column struct {
	head    string
	key     string // keys with points between them
	kind    kind
	choices []string // of a choice
	many    bool     // of a form: several rows make a list
	ordered bool     // of a mapping: the order of its keys is that of charges
	note    string
}

const (
	headService = "Service"
	headBasis   = "Basis"
	headOf      = "Of"
	headWhat    = "What" // of a form
	headValue   = "Value"
	comment     = "#"     // begins what explains, above the heads
	headNotes   = "Notes" // never read: the sheet's user writes there what they like
)

// selectors are the columns that say what a row is of, before those of what it says.
func (s *sheet) selectors() []column {
	var selectors []column
	switch s.of {
	case ofService:
		selectors = append(selectors, column{head: headService, note: "a service of the sheet Services"})
	case ofEither:
		selectors = append(selectors, column{head: headService, note: "a service, or " + allServices})
	case ofBasis:
		selectors = append(selectors, column{head: headBasis, note: "a basis of the sheet Bases"})
	}
	if s.which != nil {
		of := column{head: headOf, kind: choice, note: "one of: "}
		for _, w := range s.which {
			of.choices = append(of.choices, w.says)
		}
		of.note += strings.Join(of.choices, ", ")
		selectors = append(selectors, of)
	}
	if s.child.head != "" {
		selectors = append(selectors, column{head: s.child.head, note: "its " + s.child.by + " there"})
	}
	return selectors
}

// all are the columns of a sheet whose heads are fixed.
func (s *sheet) all() []column {
	if s.rows == form {
		return []column{{head: headWhat}, {head: headValue}}
	}
	return slices.Concat(s.selectors(), s.columns)
}

// placeOf is where a row is that says a word in the column "Of".
func (s *sheet) placeOf(says string) (at string, known bool) {
	for _, w := range s.which {
		if w.says == says {
			return w.at, true
		}
	}
	return "", false
}

// named returns a sheet of the layout, capitals and blanks at its ends aside.
func named(name string) *sheet {
	for i := range sheets {
		if strings.EqualFold(sheets[i].name, strings.TrimSpace(name)) {
			return &sheets[i]
		}
	}
	return nil
}

// keys splits a path.
func keys(path string) []string {
	if path == "" {
		return nil
	}
	return strings.Split(path, ".")
}
