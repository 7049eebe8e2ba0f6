package casefile

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v3"

	"github.com/triborough/fairshare/attribution"
)

// Error is a fault in a file, and the line it is on. It prints as
//
//	case.yaml:14: Youth offending: cost: "1e9" is not an amount such as 1650000 or -12.34
type Error struct {
	File  string
	Line  int
	Place string // what a broken rule stands under in the file: "Youth offending: withdrawals 1"
	Err   error  // an *attribution.Error where a rule of the library was broken
}

func (e *Error) Error() string {
	detail := e.Err.Error()
	if fault, ok := e.Err.(*attribution.Error); ok {
		here := *fault
		if e.Place != "" { // the file's own names, for the library's service and number of the fact
			here.Service, here.Fact = e.Place, 0
		}
		detail = here.Place()
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, detail)
}

// Unwrap returns the fault itself.
func (e *Error) Unwrap() error { return e.Err }

// maxBytes is far beyond any agreement, and keeps a wrong file from filling memory.
const maxBytes = 16 << 20

// file is a YAML file being read: its name, its period, the authorities it
// declares, and the faults found so far. Reading goes on after a fault, so that all are reported.
type file struct {
	name        string
	period      string
	allYears    bool // read for the years of its contracts, whatever its period
	authorities []attribution.Authority
	unit        int32 // of a programme's figures, as a power of ten of a pound
	faults      []error
}

func (f *file) fault(line int, err error) { f.add(&Error{File: f.name, Line: line, Err: err}) }

// add records a fault once: a mapping that is read for two purposes finds its
// faults twice.
func (f *file) add(fault *Error) {
	if !slices.ContainsFunc(f.faults, func(known error) bool { return known.Error() == fault.Error() }) {
		f.faults = append(f.faults, fault)
	}
}

// node is a value in a file, and the place that messages give it.
type node struct {
	*yaml.Node
	file  *file
	place string
}

// open reads the one document of a file.
func open(name string, input io.Reader) (node, error) {
	f := &file{name: name}
	data, err := io.ReadAll(io.LimitReader(input, maxBytes+1))
	if err != nil {
		return node{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > maxBytes {
		return node{}, fmt.Errorf("%s: larger than %d MiB", name, maxBytes>>20)
	}
	decoder := yaml.NewDecoder(strings.NewReader(string(data)))
	var document, second yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return node{}, &Error{File: name, Line: 1, Err: errors.New("the file is empty")}
	} else if err != nil {
		return node{}, notYAML(name, err)
	}
	if err := decoder.Decode(&second); err == nil {
		return node{}, &Error{File: name, Line: second.Line, Err: errors.New("a second document: one file holds one case")}
	} else if !errors.Is(err, io.EOF) {
		return node{}, notYAML(name, err)
	}
	return node{Node: document.Content[0], file: f}, nil
}

// notYAML takes the line out of the YAML library's message.
func notYAML(name string, err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if rest, found := strings.CutPrefix(text, "line "); found {
		if number, detail, found := strings.Cut(rest, ": "); found {
			if n, err := strconv.Atoi(number); err == nil {
				line, text = n, detail
			}
		}
	}
	return &Error{File: name, Line: line, Err: errors.New("not YAML: " + text)}
}

// fail records a fault at the node.
func (n node) fail(format string, values ...any) {
	text := fmt.Sprintf(format, values...)
	if n.place != "" {
		text = n.place + ": " + text
	}
	n.file.fault(n.Line, errors.New(text))
}

// refuse records a fault that the library found in what the node says.
func (n node) refuse(err error) {
	for fault := range attribution.Faults(err) {
		copied := *fault
		copied.Detail = strings.TrimPrefix(fault.Place(), copied.Service+": ")
		copied.Service, copied.Fact, copied.Authority = "", 0, ""
		if n.place != "" {
			copied.Detail = n.place + ": " + copied.Detail
		}
		n.file.fault(n.Line, &copied)
	}
}

// at returns the node under another place in messages.
func (n node) at(place string) node {
	n.place = place
	return n
}

func (n node) child(content *yaml.Node, name string) node {
	if n.place != "" {
		name = n.place + ": " + name
	}
	return node{Node: content, file: n.file, place: name}
}

// field is a key of a mapping and what reads its value.
type field struct {
	key      string
	read     func(node)
	required bool
}

func optional(key string, read func(node)) field { return field{key: key, read: read} }

func required(key string, read func(node)) field { return field{key: key, read: read, required: true} }

// mapping reads the fields of a mapping, in the order in which they are listed
// here, whatever their order in the file. Other keys are refused.
func (n node) mapping(fields ...field) {
	values, ok := n.pairs()
	if !ok {
		return
	}
	for _, pair := range values {
		if !slices.ContainsFunc(fields, func(f field) bool { return f.key == pair.key }) {
			known := make([]string, len(fields))
			for i, f := range fields {
				known[i] = f.key
			}
			pair.keyNode.fail("unknown key %.40q (known here: %s)", pair.key, strings.Join(known, ", "))
		}
	}
	for _, f := range fields {
		i := slices.IndexFunc(values, func(p pair) bool { return p.key == f.key })
		if i >= 0 {
			f.read(values[i].value)
		} else if f.required {
			n.fail("the key %q is missing", f.key)
		}
	}
}

// pair is one entry of a mapping.
type pair struct {
	key     string
	keyNode node
	value   node
}

// pairs returns the entries of a mapping in the file's order, each key once.
func (n node) pairs() ([]pair, bool) {
	if n.Kind != yaml.MappingNode {
		n.fail("%s where a mapping (key: value) belongs", n.what())
		return nil, false
	}
	var pairs []pair
	for i := 0; i < len(n.Content); i += 2 {
		keyNode := node{Node: n.Content[i], file: n.file, place: n.place}
		key, ok := keyNode.scalar()
		if !ok {
			continue
		}
		if slices.ContainsFunc(pairs, func(p pair) bool { return p.key == key }) {
			keyNode.fail("the key %.40q stands twice", key)
			continue
		}
		pairs = append(pairs, pair{key, keyNode, n.child(n.Content[i+1], key)})
	}
	return pairs, true
}

// each reads every entry of a list.
func (n node) each(read func(node)) {
	if n.Kind != yaml.SequenceNode {
		n.fail("%s where a list belongs", n.what())
		return
	}
	for i, content := range n.Content {
		entry := n.child(content, strconv.Itoa(i+1))
		entry.place = fmt.Sprintf("%s %d", n.place, i+1)
		read(entry)
	}
}

// scalar returns the text of a plain or quoted value, as it stands in the file.
func (n node) scalar() (string, bool) {
	switch {
	case n.Kind != yaml.ScalarNode:
		n.fail("%s where a single value belongs", n.what())
	case n.Tag == "!!null":
		n.fail("nothing is given")
	case n.Style&yaml.TaggedStyle != 0:
		n.fail("the tag %s: tags are not taken", n.Tag)
	default:
		return n.Value, true
	}
	return "", false
}

// what says what kind of value stands here.
func (n node) what() string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias (they are not taken: write the value out)"
	}
	return fmt.Sprintf("%.40q", n.Value)
}

func (n node) text(into *string) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	if strings.TrimSpace(text) == "" {
		n.fail("nothing is given")
	}
	*into = text
}

func (n node) number(into *decimal.Decimal, parse func(string) (decimal.Decimal, error)) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	value, err := parse(text)
	if err != nil {
		n.refuse(err)
	}
	*into = value
}

func (n node) amount(into *decimal.Decimal) { n.number(into, attribution.ParseAmount) }

// cost is an amount that is never negative.
func (n node) cost(into *decimal.Decimal) {
	n.amount(into)
	if into.Sign() < 0 {
		n.fail("negative amount %s", attribution.FormatAmount(*into))
	}
}

func (n node) weight(into *decimal.Decimal) { n.number(into, attribution.ParseWeight) }

func (n node) whole(into *int) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	value, err := strconv.Atoi(text)
	if err != nil || value < 0 || strconv.Itoa(value) != text {
		n.fail("%.40q is not a whole number", text)
	}
	*into = value
}

// authority reads the code of one of the file's authorities.
func (n node) authority(into *attribution.Authority) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	code := attribution.Authority(text)
	if !slices.Contains(n.file.authorities, code) {
		n.fail("unknown authority %.40q", text)
		return
	}
	*into = code
}

// authorityList reads a list of authorities, each once.
func (n node) authorityList(into *[]attribution.Authority) {
	*into = []attribution.Authority{}
	n.each(func(entry node) {
		var code attribution.Authority
		entry.authority(&code)
		if code == "" {
			return
		}
		if slices.Contains(*into, code) {
			entry.fail("%s stands twice", code)
			return
		}
		*into = append(*into, code)
	})
}

// byAuthority reads figures by authority: any of those of the file, each once.
func (n node) byAuthority(into *attribution.Shares, parse func(string) (decimal.Decimal, error)) {
	*into = attribution.Shares{}
	pairs, _ := n.pairs()
	for _, pair := range pairs {
		var share attribution.Share
		pair.keyNode.authority(&share.Authority)
		pair.value.number(&share.Amount, parse)
		if share.Authority != "" {
			*into = append(*into, share)
		}
	}
}

// byParticipant reads figures that name every participant, in their order.
func (n node) byParticipant(into *attribution.Shares, participants []attribution.Authority, parse func(string) (decimal.Decimal, error)) {
	var figures attribution.Shares
	n.byAuthority(&figures, parse)
	for _, figure := range figures {
		if !slices.Contains(participants, figure.Authority) {
			n.fail("%s takes no part in the service", figure.Authority)
		}
	}
	*into = make(attribution.Shares, 0, len(participants))
	for _, a := range participants {
		if !figures.Has(a) {
			n.fail("%s takes part but is not named, nought included", a)
		}
		*into = append(*into, attribution.Share{Authority: a, Amount: figures.Of(a)})
	}
}
