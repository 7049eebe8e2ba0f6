package envelope

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

// format is the form in which envelopes are written.
const format = 1

// written is an envelope as JSON.
type written struct {
	Format    int   `json:"format"`
	Case      *part `json:"case"`
	Agreement *part `json:"agreement,omitempty"`
	After     *part `json:"after,omitempty"`
	Restated  *part `json:"restated,omitempty"`
	Statement *part `json:"statement"`
}

// part is a file as JSON: its text, or what is no text (a workbook) in base64.
type part struct {
	Name   string  `json:"name"`
	SHA256 string  `json:"sha256"`
	Text   *string `json:"text,omitempty"`
	Base64 *string `json:"base64,omitempty"`
}

// Write writes the envelope as JSON. The text of each file stands there as it is, so
// that any program can take it out and work its digest out.
func (e Envelope) Write(out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(written{format, e.Case.written(), e.Agreement.written(), e.After.written(), e.Restated.written(), e.Statement.written()})
}

func (p Part) written() *part {
	if !p.isThere() {
		return nil
	}
	w := &part{Name: p.Name, SHA256: p.SHA256}
	if utf8.Valid(p.Data) {
		text := string(p.Data)
		w.Text = &text
	} else {
		text := base64.StdEncoding.EncodeToString(p.Data)
		w.Base64 = &text
	}
	return w
}

// Read reads what Write writes, and checks no digest: whoever audits it says what is
// damaged. Errors: what is no such JSON, a key that is not known or stands twice, a
// format that is not known, a part without a name, or without its text.
func Read(data []byte) (Envelope, error) {
	var w written
	if err := keys(data); err != nil {
		return Envelope{}, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&w); err != nil {
		return Envelope{}, fmt.Errorf("no envelope: %w", err)
	}
	if w.Format != format {
		return Envelope{}, fmt.Errorf("an envelope of format %d, which is not known: this reads format %d", w.Format, format)
	}
	if w.Case == nil || w.Statement == nil {
		return Envelope{}, errors.New("no envelope: it holds a case and a statement")
	}
	if w.Restated != nil && w.After == nil {
		return Envelope{}, errors.New("no envelope: what is restated is the year that the case comes after, which is not there")
	}
	var e Envelope
	var faults []error
	for _, p := range []struct {
		key  string
		from *part
		into *Part
	}{{"case", w.Case, &e.Case}, {"agreement", w.Agreement, &e.Agreement}, {"after", w.After, &e.After}, {"restated", w.Restated, &e.Restated}, {"statement", w.Statement, &e.Statement}} {
		if p.from == nil {
			continue
		}
		var err error
		if *p.into, err = p.from.read(); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", p.key, err))
		}
	}
	return e, errors.Join(faults...)
}

func (w part) read() (p Part, err error) {
	p.Name, p.SHA256 = w.Name, w.SHA256
	switch {
	case w.Name == "":
		return p, errors.New("it has no name")
	case (w.Text == nil) == (w.Base64 == nil):
		return p, errors.New("it has either a text or base64")
	case w.Text != nil:
		p.Data = []byte(*w.Text)
	default:
		if p.Data, err = base64.StdEncoding.Strict().DecodeString(*w.Base64); err != nil {
			return p, fmt.Errorf("base64: %w", err)
		}
	}
	return p, nil
}

// known are the keys of an envelope and of a part, as they are spelt.
var known = []string{"format", "case", "agreement", "after", "restated", "statement", "name", "sha256", "text", "base64"}

// keys refuses a key that stands twice, of which a reader would see one and another
// reader the other, and one that is known but for its capitals.
func keys(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	type open struct {
		object, value bool // whether it is an object, and whether a value comes next
		seen          map[string]bool
	}
	var within []open
	for read := 0; ; read++ {
		token, err := decoder.Token()
		if err == io.EOF && len(within) == 0 {
			return nil
		} else if err != nil {
			return fmt.Errorf("no envelope: %w", err)
		} else if read > 0 && len(within) == 0 {
			return errors.New("no envelope: something follows it")
		}
		if delim, is := token.(json.Delim); is && (delim == '}' || delim == ']') {
			within = within[:len(within)-1]
			continue
		}
		if n := len(within) - 1; n >= 0 && within[n].object {
			if key, is := token.(string); is && !within[n].value {
				if within[n].seen[key] {
					return fmt.Errorf("no envelope: the key %.40q stands twice", key)
				}
				if !slices.Contains(known, key) {
					return fmt.Errorf("no envelope: the key %.40q is not known", key)
				}
				within[n].seen[key], within[n].value = true, true
				continue
			}
			within[n].value = false
		}
		if delim, is := token.(json.Delim); is {
			within = append(within, open{object: delim == '{', seen: make(map[string]bool)})
		}
	}
}
