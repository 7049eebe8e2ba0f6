package casefile

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// node is a value of a file being read, and what messages say it stands under:
// "Youth offending: withdrawals 1".
type node struct {
	*tree.Node
	file  *file
	under string
}

// fail records a fault at the node.
func (n node) fail(format string, values ...any) {
	n.file.add(&Error{At: n.Place, Err: errors.New(n.within(fmt.Sprintf(format, values...)))})
}

// within puts before a text what the node stands under.
func (n node) within(text string) string {
	if n.under == "" {
		return text
	}
	return n.under + ": " + text
}

// refuse records a fault that the library found in what the node says, and how to
// mend it where that is known.
func (n node) refuse(err error, remedy ...string) {
	for fault := range attribution.Faults(err) {
		copied := *fault
		copied.Detail = strings.TrimPrefix(fault.Place(), copied.Service+": ")
		copied.Detail += strings.Join(remedy, "")
		copied.Service, copied.Fact, copied.Authority = "", 0, ""
		copied.Detail = n.within(copied.Detail)
		n.file.add(&Error{At: n.Place, Err: &copied})
	}
}

// belongs records that the node is of another kind than what belongs there.
func (n node) belongs(what string) {
	switch n.Kind {
	case tree.Nothing:
		n.fail("nothing is given")
	case tree.Refused:
		n.fail("%s", n.Text)
	case tree.Mapping:
		n.fail("a mapping where %s belongs", what)
	case tree.List:
		n.fail("a list where %s belongs", what)
	default:
		n.fail("%.40q where %s belongs", n.Text, what)
	}
}

// at returns the node under another name in messages, where there is one.
func (n node) at(name string) node {
	if name != "" {
		n.under = short(name)
	}
	return n
}

func (n node) child(content *tree.Node, name string) node {
	return node{Node: content, file: n.file, under: n.within(short(name))}
}

// short keeps a name of any length from filling every message about it.
func short(name string) string {
	const most = 80
	if len(name) <= most {
		return name
	}
	return strings.ToValidUTF8(name[:most], "") + "…"
}

// enumerated lists a few names, and how many more there are.
func enumerated(names []string) string {
	const most = 3
	if len(names) > most+1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// field is a key of a mapping and what reads its value.
type field struct {
	key      string
	read     func(node)
	required bool
}

func optional(key string, read func(node)) field { return field{key: key, read: read} }

func required(key string, read func(node)) field { return field{key: key, read: read, required: true} }

// noting makes of a way to read a value one that also sets sound to false where
// there is a fault in it.
func noting(sound *bool, read func(node)) func(node) {
	return func(n node) {
		if !n.file.sound(func() { read(n) }) {
			*sound = false
		}
	}
}

// mapping reads the fields of a mapping, in the order in which they are listed
// here, whatever their order in the file. Other keys are refused; one that is
// nearly right is then read for the key it is likely meant for, so that the
// faults in it, and none that follow from its spelling, are reported too. It says
// whether every key is one of them, or is read for one.
func (n node) mapping(fields ...field) (known bool) {
	entries, known := n.entries()
	if !known {
		return false
	}
	values := make([]*node, len(fields))
	var unknown []entry
	for _, e := range entries {
		if i := position(e.key, fields); i >= 0 {
			values[i] = &e.value
		} else {
			unknown = append(unknown, e)
		}
	}
	for _, e := range unknown {
		if i := n.misspelt(e, fields); i >= 0 && values[i] == nil {
			value := n.child(e.value.Node, fields[i].key)
			values[i] = &value
		} else {
			known = false
		}
	}
	for i, f := range fields {
		if values[i] != nil {
			f.read(*values[i])
		} else if f.required {
			n.fail("the key %q is missing", f.key)
		}
	}
	return known
}

func position(key string, fields []field) int {
	return slices.IndexFunc(fields, func(f field) bool { return f.key == key })
}

// misspelt refuses a key that is not known, and returns the position of the field
// it is likely meant for, or -1.
func (n node) misspelt(e entry, fields []field) int {
	known := make([]string, len(fields))
	for i, f := range fields {
		known[i] = f.key
	}
	likely := near.Key(&n.file.near, e.key, known)
	if likely == "" {
		e.keyNode.fail("unknown key %.40q (known here: %s)", e.key, strings.Join(known, ", "))
	} else {
		e.keyNode.fail("unknown key %.40q%s", e.key, near.Meant(likely))
	}
	return position(likely, fields)
}

// entry is one entry of a mapping.
type entry struct {
	key     string
	keyNode node
	value   node
}

// entries returns the entries of a mapping in the file's order, each key once.
func (n node) entries() ([]entry, bool) {
	if n.Kind != tree.Mapping {
		n.belongs("a mapping (key: value)")
		return nil, false
	}
	entries := make([]entry, 0, len(n.Entries))
	seen := make(map[string]bool, len(n.Entries))
	for i := range n.Entries {
		keyNode := node{Node: &n.Entries[i].Key, file: n.file, under: n.under}
		key, ok := keyNode.scalar()
		if !ok {
			continue
		}
		if seen[key] {
			keyNode.fail("the key %.40q stands twice", key)
			continue
		}
		seen[key] = true
		entries = append(entries, entry{key, keyNode, n.child(&n.Entries[i].Value, key)})
	}
	return entries, true
}

// has says whether a mapping holds a key, and finds no faults.
func (n node) has(key string) bool {
	return slices.ContainsFunc(n.Entries, func(e tree.Entry) bool { return e.Key.Text == key })
}

// peek returns the text of a mapping's key, or "", and finds no faults: the name
// under which the faults of all the rest are reported.
func (n node) peek(key string) string {
	for _, e := range n.Entries {
		if e.Key.Text == key && e.Value.Kind == tree.Scalar {
			return strings.TrimSpace(e.Value.Text)
		}
	}
	return ""
}

// each reads every entry of a list.
func (n node) each(read func(node)) {
	if n.Kind != tree.List {
		n.belongs("a list")
	}
	for i := range n.Items {
		read(node{Node: &n.Items[i], file: n.file, under: n.under + " " + strconv.Itoa(i+1)})
	}
}
