package audit

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution/account"
)

// compare compares every figure and every text of a statement with those of the one
// that was made again from its case, each by where it stands: a charge, a debt or a
// call by what it is called, whatever its place in the list.
func (f *File) compare(given, again account.Books, label string) error {
	one, err := given.MarshalJSON()
	if err != nil {
		return err
	}
	other, err := again.MarshalJSON()
	if err != nil {
		return err
	}
	c := comparison{File: f, first: decoded(one).(map[string]any)["format"] == nil}
	c.values(label, "", decoded(one), decoded(other))
	if c.unheld > 0 {
		f.note(within(label, fmt.Sprintf("It is of format 1, which holds less than its case comes to: %d entries of that are in no such file, and were not compared.", c.unheld)))
	}
	return nil
}

// comparison is of two statements as JSON.
type comparison struct {
	*File
	first  bool // the statement is of format 1, which leaves keys out
	unheld int  // that it left out
}

// values compares two values of a key.
func (c *comparison) values(where, key string, given, again any) {
	switch g := given.(type) {
	case map[string]any:
		if a, is := again.(map[string]any); is {
			c.mappings(where, g, a)
			return
		}
	case []any:
		if a, is := again.([]any); is {
			c.lists(where, key, g, a)
			return
		}
	}
	c.leaves(where, key, given, again)
}

func (c *comparison) mappings(where string, given, again map[string]any) {
	keys := maps.Clone(given)
	maps.Copy(keys, again)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		at := within(where, strings.ReplaceAll(key, "_", " "))
		g, inGiven := given[key]
		a, inAgain := again[key]
		switch {
		case inGiven && inAgain:
			c.values(at, key, g, a)
		case inGiven:
			c.find(at, "it stands in the statement, and its case does not come to it")
		case c.first:
			c.unheld++
		default:
			c.find(at, "its case comes to it, and the statement leaves it out")
		}
	}
}

// lists compares what is called alike in two lists, the first with the first.
func (c *comparison) lists(where, key string, given, again []any) {
	left := make(map[string]any, len(again))
	for i, name := range names(again) {
		left[name] = again[i]
	}
	for i, name := range names(given) {
		at := within(where, name)
		if other, is := left[name]; is {
			c.values(at, key, given[i], other)
			delete(left, name)
		} else {
			c.find(at, "it stands in the statement, and its case does not come to it")
		}
	}
	for _, name := range names(again) {
		if _, is := left[name]; is {
			c.find(within(where, name), "its case comes to it, and the statement leaves it out")
		}
	}
}

// names are what the entries of a list are called; the second of a name is its second.
func names(list []any) []string {
	all, seen := make([]string, len(list)), make(map[string]int)
	for i, entry := range list {
		name := nameOf(entry, i)
		if seen[name]++; seen[name] > 1 {
			name = fmt.Sprintf("%s, no. %d of that name", name, seen[name])
		}
		all[i] = name
	}
	return all
}

// naming are the keys that say what an entry of a list is.
var naming = []string{"service", "rule", "description", "head", "from", "to", "due", "date", "reference", "authority", "measure", "year"}

// nameOf is what an entry is called, or its number where it is called nothing.
func nameOf(entry any, place int) string {
	of, _ := entry.(map[string]any)
	var parts []string
	for _, key := range naming {
		if text, is := of[key].(string); is && text != "" {
			parts = append(parts, text)
		}
	}
	if parts == nil {
		return fmt.Sprint(place + 1)
	}
	return strings.Join(parts, ", ")
}

func (c *comparison) leaves(where, key string, given, again any) {
	if given == again {
		return
	}
	if !isFigure(key, given) || !isFigure(key, again) {
		c.find(where, fmt.Sprintf("the statement says %.200q, and its case comes to %.200q", fmt.Sprint(given), fmt.Sprint(again)))
		return
	}
	c.Findings = append(c.Findings, differs(where, "the statement has %s, and its case comes to %s", fmt.Sprint(given), fmt.Sprint(again)))
}

// texts are the keys of a statement whose values are no figures, whatever they look
// like.
var texts = map[string]bool{"title": true, "source": true, "period": true, "stage": true, "service": true, "rule": true, "clause": true, "cause": true, "head": true, "description": true, "because": true,
	"reference": true, "paid_by": true, "host": true, "authority": true, "authorities": true, "participants": true, "measure": true, "year": true, "from": true, "to": true, "due": true, "date": true, "text": true,
	"not_held": true, "reductions_not_known": true}

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

func isFigure(key string, value any) bool {
	text, is := value.(string)
	return is && !texts[key] && number.MatchString(text)
}

// countFigures counts the figures in a value of a key.
func countFigures(key string, value any) (n int) {
	switch v := value.(type) {
	case map[string]any:
		for key, value := range v {
			n += countFigures(key, value)
		}
	case []any:
		for _, value := range v {
			n += countFigures(key, value)
		}
	default:
		if isFigure(key, value) {
			n++
		}
	}
	return n
}
