package casebook

import (
	"slices"
	"strconv"
	"strings"

	"github.com/triborough/fairshare/examples/internal/workbook"
	"github.com/triborough/fairshare/internal/casefile/near"
)

// heads sorts the columns by their heads, and returns those that are ignored. One
// whose head is not known is read for the one that it is likely meant for; if nothing
// stands below it, it says nothing.
func (r *reader) heads(g *grid, l line, below []line) (ignored map[int]bool) {
	ignored = make(map[int]bool)
	unknown := r.fixedHeads(g, l, ignored)
	holds := holding(below)
	fixed, open := g.open(r, l)
	for _, c := range unknown {
		head := label(c.Text)
		isKey := r.mayBe(g, head) && near.Name(&r.near, head, fixed) == ""
		likely := ""
		switch {
		case !holds[c.Column] && !r.mayBe(g, head):
			continue
		case !isKey:
			likely = near.Name(&r.near, head, open)
			if code := r.codeOf[strings.ToLower(head)]; slices.Contains(open, code) {
				likely = code
			}
			r.fault(l.at(c.Column), "unknown column %.40q%s", head, orKnown(near.Meant(likely), g))
			head = likely
		}
		switch at := g.columnOf(head); {
		case head == "":
			ignored[c.Column] = true
		case at > 0:
			r.fault(l.at(c.Column), "a second column %.40q: the first is %s", head, l.at(at))
			ignored[c.Column] = true
		case position(head, g.all()) >= 0:
			g.fixed[head] = c.Column
		default:
			g.across[c.Column], g.key[head] = key(l.at(c.Column), head), c.Column
		}
	}
	for _, c := range g.selectors() {
		if g.fixed[c.head] == 0 {
			r.fault(l.place, "the column %q is missing", c.head)
		}
	}
	return ignored
}

// fixedHeads finds the columns whose heads are fixed, and returns the other heads.
func (r *reader) fixedHeads(g *grid, l line, ignored map[int]bool) (unknown []workbook.Cell) {
	all := g.all()
	for _, c := range l.cells {
		i := position(c.Text, all)
		switch {
		case strings.EqualFold(label(c.Text), headNotes):
			ignored[c.Column] = true
		case i < 0:
			unknown = append(unknown, c)
		case g.fixed[all[i].head] > 0:
			r.fault(l.at(c.Column), "a second column %q: the first is %s", all[i].head, l.at(g.fixed[all[i].head]))
			ignored[c.Column] = true
		default:
			g.fixed[all[i].head] = c.Column
		}
	}
	return unknown
}

// holding are the columns in which some row holds anything.
func holding(rows []line) map[int]bool {
	holds := make(map[int]bool)
	for _, row := range rows {
		for _, c := range row.cells {
			holds[c.Column] = true
		}
	}
	return holds
}

// open are the fixed heads that no column has, and those with the authorities' codes
// that none has.
func (g *grid) open(r *reader, l line) (fixed, open []string) {
	for _, c := range g.all() {
		if g.fixed[c.head] == 0 {
			fixed = append(fixed, c.head)
		}
	}
	open = slices.Clone(fixed)
	if g.sheet.across == nil || g.free {
		return fixed, open
	}
	stands := make(map[string]bool)
	for _, c := range l.cells {
		stands[label(c.Text)] = true
	}
	for code := range r.codes {
		if !stands[code] {
			open = append(open, code)
		}
	}
	slices.Sort(open)
	return fixed, open
}

// columnOf is the column that has a head already, or 0.
func (g *grid) columnOf(head string) int { return max(g.fixed[head], g.key[head]) }

// orKnown says which name was likely meant, or else which are known.
func orKnown(meant string, g *grid) string {
	if meant != "" {
		return meant
	}
	known := strings.Join(headsOf(g.all()), ", ")
	if g.sheet.across != nil && !g.free {
		known += ", and the authorities' codes"
	}
	return " (known here: " + known + "; a column of your own is called " + headNotes + ")"
}

// mayBe says whether a head that is not fixed may be a key of a mapping: any, but for
// steps of a path that have no number, and codes where it is known which there are.
func (r *reader) mayBe(g *grid, head string) bool {
	switch {
	case g.sheet.across == nil:
		return false
	case g.sheet.rows == paths:
		return isStep(head)
	}
	return g.free || len(r.codes) == 0 || r.codes[head]
}

// isStep says whether a head is that of a step of a path.
func isStep(head string) bool {
	number, is := strings.CutPrefix(strings.ToLower(head), strings.ToLower(headStep))
	_, err := strconv.Atoi(number)
	return is && err == nil
}
