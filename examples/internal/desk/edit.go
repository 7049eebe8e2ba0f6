package desk

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/triborough/fairshare/examples/internal/kind"
)

// Edit is a change of the open file: a value put where Path leads, a row added to
// the list there, or a row removed.
type Edit struct {
	Path Path   `json:"path"`
	Text string `json:"text"`
	Do   string `json:"do"` // "": put; "add" or "remove" a row
}

// Edit changes the open file, its comments kept, and says what it comes to now. A
// figure may be typed as spreadsheets show it, £1,234.50 or (1,234.50); no text
// takes a value away, and a list is written with commas between. Error: a path that
// leads nowhere, or an edit of what is no YAML; then nothing is changed.
func (d *Desk) Edit(edits ...Edit) (View, error) {
	root, err := parsed(d.open.Data)
	if err == nil && d.shown.kind == kind.Statement {
		err = errors.New("a statement is not edited: edit the case that it was made from")
	}
	for _, e := range edits {
		if err != nil {
			return View{}, err
		}
		err = e.apply(root)
	}
	if err != nil {
		return View{}, err
	}
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := errors.Join(encoder.Encode(root), encoder.Close()); err != nil {
		return View{}, err
	}
	return d.Write(out.String()), nil
}

// maxEdited is how large a file may be to be edited value by value.
const maxEdited = 4 << 20

// parsed reads a file with its comments.
func parsed(data []byte) (*yaml.Node, error) {
	var document yaml.Node
	if len(data) > maxEdited {
		return nil, fmt.Errorf("a file of more than %d MiB is not edited here", maxEdited>>20)
	}
	if err := yaml.Unmarshal(data, &document); err != nil {
		return nil, err
	}
	if document.Kind != yaml.DocumentNode || document.Content[0].Kind != yaml.MappingNode {
		return nil, errors.New("the file has no keys and values to edit")
	}
	return document.Content[0], nil
}

func (e Edit) apply(root *yaml.Node) error {
	if len(e.Path) == 0 {
		return errors.New("an edit of nothing")
	}
	last := e.Path[len(e.Path)-1]
	in, err := e.Path[:len(e.Path)-1].follow(root)
	if err != nil {
		return err
	}
	switch {
	case e.Do == "add":
		list := under(in, last)
		if list == nil || list.Kind != yaml.SequenceNode {
			return fmt.Errorf("%s is no list", last)
		}
		list.Content = append(list.Content, &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle})
	case e.Do == "remove":
		number, err := strconv.Atoi(last)
		if err != nil || in.Kind != yaml.SequenceNode || number < 0 || number >= len(in.Content) {
			return fmt.Errorf("there is no row %s", last)
		}
		in.Content = slices.Delete(in.Content, number, number+1)
	case in.Kind != yaml.MappingNode:
		return fmt.Errorf("%s is no key of a mapping", last)
	default:
		put(in, last, strings.TrimSpace(e.Text))
	}
	return nil
}

// follow leads to what a path names.
func (p Path) follow(from *yaml.Node) (*yaml.Node, error) {
	for _, step := range p {
		var next *yaml.Node
		if number, err := strconv.Atoi(step); from.Kind == yaml.SequenceNode && err == nil && number >= 0 && number < len(from.Content) {
			next = from.Content[number]
		} else {
			next = under(from, step)
		}
		if next == nil {
			return nil, fmt.Errorf("there is no %s", step)
		}
		from = next
	}
	return from, nil
}

// under returns what stands under a key of a mapping; nil where there is no such key.
func under(in *yaml.Node, key string) *yaml.Node {
	if at := keyed(in, key); at >= 0 {
		return in.Content[at+1]
	}
	return nil
}

// keyed is where a key stands in a mapping, -1 where it does not.
func keyed(in *yaml.Node, key string) int {
	for i := 0; in.Kind == yaml.MappingNode && i < len(in.Content); i += 2 {
		if in.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// put puts a text under a key, or takes the key away where there is none.
func put(in *yaml.Node, key, text string) {
	at := keyed(in, key)
	switch {
	case text == "" && at >= 0:
		in.Content = slices.Delete(in.Content, at, at+2)
	case text == "":
	case at < 0:
		in.Content = append(in.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, scalar(text))
	default:
		old := in.Content[at+1]
		fresh := scalar(text)
		if old.Kind == yaml.SequenceNode {
			fresh = listed(text)
		}
		fresh.HeadComment, fresh.LineComment, fresh.FootComment = old.HeadComment, old.LineComment, old.FootComment
		in.Content[at+1] = fresh
	}
}

// scalar is a value as it is written: a figure as a file has it, words as they are.
func scalar(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: figure(text)}
	if !isFigure(n.Value) {
		n.Tag = "!!str" // in quotes, where it could be taken for something else
	}
	return n
}

func listed(text string) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for word := range strings.SplitSeq(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			list.Content = append(list.Content, scalar(word))
		}
	}
	return list
}

var (
	plainFigure = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	typedFigure = regexp.MustCompile(`^(\(?)(-?)£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(\)?)$`)
)

func isFigure(text string) bool { return plainFigure.MatchString(text) }

// figure is a figure as a file has it, of one as a spreadsheet shows it; any other
// text is left as it is.
func figure(text string) string {
	parts := typedFigure.FindStringSubmatch(text)
	if parts == nil || (parts[1] == "") != (parts[5] == "") || parts[1] != "" && parts[2] != "" {
		return text
	}
	sign := parts[2]
	if parts[1] != "" {
		sign = "-"
	}
	return sign + strings.ReplaceAll(parts[3], ",", "") + parts[4]
}
