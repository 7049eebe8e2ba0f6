package casebook

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// rows puts what the rows of a sheet say where it belongs.
func (r *reader) rows(g *grid) {
	for _, l := range g.rows {
		switch g.sheet.rows {
		case form:
			r.formRow(g, l)
		case paths:
			r.moreRow(g, l)
		default:
			if b, ok := r.target(g, l); ok {
				r.row(g, l, b)
			}
		}
	}
	switch g.name {
	case "Authorities":
		r.knowAuthorities()
	case "Services":
		r.named = r.list(r.root, "services", "name", r.services)
	case "Bases":
		r.based = r.list(r.bases, "bases", "name", r.rowOf)
	}
}

// knowAuthorities notes the codes of the authorities, and those that have a full name
// alone.
func (r *reader) knowAuthorities() {
	codes, names := r.list(r.root, "authorities", "code", nil), r.list(r.root, "authorities", "name", nil)
	for i, code := range codes {
		r.codes[code] = true
		name := strings.ToLower(label(names[i]))
		if _, twice := r.codeOf[name]; twice || name == "" {
			code = ""
		}
		r.codeOf[name] = code
	}
}

// fullName says that a text is the full name of an authority where its code belongs, if
// it is.
func (r *reader) fullName(place tree.Place, text string) (fault *branch) {
	if code := r.codeOf[strings.ToLower(label(text))]; code != "" && !r.codes[text] {
		fault = refused(place, "%.40q is the name of %s: write its code", text, code)
	}
	return fault
}

// list returns what the items of a list are called, and who they are. Of several
// with one name the first is it.
func (r *reader) list(root *branch, list, by string, items map[string]*branch) (names []string) {
	if root.first[list] == nil {
		return nil
	}
	for _, i := range root.first[list].items {
		name := i.text(by)
		names = append(names, name)
		if items != nil && items[name] == nil {
			items[name] = i
		}
	}
	return names
}

// target finds the container into which a row puts what it says: a list or a
// mapping that is there for it, or is made.
func (r *reader) target(g *grid, l line) (*branch, bool) {
	owner, path := r.root, g.at
	switch g.of {
	case ofService, ofEither:
		name, given := r.selected(g, l, headService)
		all := g.of == ofEither && name == allServices
		owner = r.services[name]
		switch {
		case !given:
			return nil, false
		case all:
			owner, path = r.root, g.atAll
		case owner == nil:
			r.fault(l.at(g.fixed[headService]), "%.40q is none of the services%s", name, cmp.Or(near.Meant(near.Name(&r.near, name, r.named)), leaveTotals(name)))
			return nil, false
		}
	case ofBasis:
		name, given := r.selected(g, l, headBasis)
		if owner = r.rowOf[name]; given && owner == nil {
			r.fault(l.at(g.fixed[headBasis]), "%.40q is none of the bases%s", name, near.Meant(near.Name(&r.near, name, r.based)))
		}
		if owner == nil {
			return nil, false
		}
	}
	if g.name == "Bases" {
		owner = r.bases
	}
	if g.which != nil {
		says, given := r.selected(g, l, headOf)
		at, known := g.placeOf(says)
		if given && !known {
			choices := g.selectors()[1].choices
			r.fault(l.at(g.fixed[headOf]), "%.40q is not one of %s%s", says, strings.Join(choices, ", "), near.Meant(near.Name(&r.near, says, choices)))
		}
		if !known {
			return nil, false
		}
		path = at
	}
	return r.within(g, l, owner.within(l.place, keys(path)...))
}

// leaveTotals says what is to be done with a line of totals.
func leaveTotals(name string) string {
	if strings.Contains(strings.ToLower(name), "total") {
		return ": leave lines of totals out"
	}
	return ""
}

// within goes on to the list within an item of a list, where a sheet is of that.
func (r *reader) within(g *grid, l line, list *branch) (*branch, bool) {
	if g.child.head == "" {
		return list, true
	}
	name, given := r.selected(g, l, g.child.head)
	if !given {
		return nil, false
	}
	known, looked := r.called[list]
	if !looked {
		for _, i := range list.items {
			known.names = append(known.names, i.text(g.child.by))
		}
		known.items = make(map[string][]*branch)
		for n, i := range list.items {
			known.items[known.names[n]] = append(known.items[known.names[n]], i)
		}
		r.called[list] = known
	}
	switch found := known.items[name]; len(found) {
	case 0:
		r.fault(l.at(g.fixed[g.child.head]), "%.40q is none of those of the service%s", name, near.Meant(near.Name(&r.near, name, known.names)))
		return nil, false
	case 1:
		return found[0].within(l.place, g.child.key), true
	}
	r.fault(l.at(g.fixed[g.child.head]), "%.40q names two of them: write what differs into their %s, or write it on the sheet More", name, g.child.by)
	return nil, false
}

// called are the items of a list by what they are called.
type called struct {
	names []string
	items map[string][]*branch
}

// selected returns what a row says in a column that says what it is of.
func (r *reader) selected(g *grid, l line, head string) (name string, given bool) {
	column := g.fixed[head]
	if column == 0 {
		return "", false // and refused for it
	}
	c := g.selectors()[position(head, g.selectors())]
	cell, given := l.cell(column)
	if !given {
		r.fault(l.at(column), "nothing is given under %q, and the row says something: of what%s?", head, among(c.choices))
		return "", false
	}
	text, fault := c.read(cell)
	if fault != "" {
		r.fault(l.at(column), "%s", fault)
		return "", false
	}
	return text, true
}

// among lists the words of a choice, if there are any.
func among(choices []string) string {
	if len(choices) == 0 {
		return ""
	}
	return " (" + strings.Join(choices, ", ") + ")"
}

// row puts what a row says into its container.
func (r *reader) row(g *grid, l line, b *branch) {
	switch g.sheet.rows {
	case entry, rates:
		r.entryRow(g, l, b)
		return
	case item:
		b = b.add(&branch{Node: tree.Node{Kind: tree.Mapping, Place: l.place}})
	case record:
		b.Kind = tree.Mapping
	}
	for _, c := range g.columns {
		if value := r.value(g, l, c, g.fixed[c.head]); value != nil {
			b.set(value, keys(c.key)...)
		}
	}
	for _, cell := range l.cells {
		if key, across := g.across[cell.Column]; across {
			b.within(l.place, keys(g.sheet.across.key)...).put(key, r.value(g, l, *g.sheet.across, cell.Column))
		}
	}
}

// value is what a row says in a column, or nil.
func (r *reader) value(g *grid, l line, c column, number int) *branch {
	cell, given := l.cell(number)
	if !given || number == 0 {
		return nil
	}
	text, fault := c.read(cell)
	place := l.at(number)
	switch {
	case fault != "":
		return refused(place, "%s", fault)
	case c.kind == codes:
		list := &branch{Node: tree.Node{Kind: tree.List, Place: place}}
		for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
			if part = trimmed(part); part != "" {
				list.add(cmp.Or(r.fullName(place, part), scalar(place, part)))
			}
		}
		return list
	}
	value := scalar(place, text)
	if c.kind == code {
		value = cmp.Or(r.fullName(place, text), value)
	}
	value.basis = c.kind == basis
	return value
}

// entryRow puts the value of a row under its key, or into the list under its key.
func (r *reader) entryRow(g *grid, l line, b *branch) {
	b.Kind = tree.Mapping
	key, value := r.value(g, l, g.columns[0], g.fixed[g.columns[0].head]), r.value(g, l, g.columns[1], g.fixed[g.columns[1].head])
	if key == nil {
		r.fault(l.place, "nothing is given under %q", g.columns[0].head)
		return
	}
	if value == nil {
		value = &branch{Node: tree.Node{Place: l.place}, given: true}
	}
	if g.sheet.rows == rates {
		if after := r.value(g, l, g.columns[2], g.fixed[g.columns[2].head]); after != nil {
			list := b.within(l.place, key.Text)
			if want := strconv.Itoa(len(list.items) + 1); after.Text != want {
				r.fault(after.Place, "%.40q where %s belongs: the rates of %.40q follow one another from 1 on", after.Text, want, key.Text)
			}
			list.add(value)
			return
		}
	}
	b.put(key.Node, value)
}

// formRow puts what a row of a form says under the key of its first cell.
func (r *reader) formRow(g *grid, l line) {
	what, given := l.cell(g.fixed[headWhat])
	if !given {
		r.fault(l.place, "nothing is given under %q, and the row says something: of what?", headWhat)
		return
	}
	i := position(what.Text, g.columns)
	if i < 0 {
		likely := near.Name(&r.near, label(what.Text), headsOf(g.columns))
		r.fault(l.at(what.Column), "unknown %.40q%s", label(what.Text), near.Meant(likely))
		if i = position(likely, g.columns); i < 0 {
			return
		}
	}
	c := g.columns[i]
	value := r.value(g, l, c, g.fixed[headValue])
	switch {
	case value == nil:
	case c.many:
		r.root.within(l.place, c.key).add(value)
	default:
		r.root.set(value, keys(c.key)...)
	}
}
