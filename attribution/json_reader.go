package attribution

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// jsonReader reads JSON strictly: the keys it is told, each once, strings where
// strings belong. Package json alone would take a repeated or a miscased key.
type jsonReader struct{ *json.Decoder }

// readJSON reads the one value of a document into a new T, and only then changes
// what is there. null changes nothing, as is the convention. What is not UTF-8 is
// refused: package json would read another text for it.
func readJSON[T any](data []byte, into *T, read func(jsonReader, *T) error) error {
	if string(bytes.TrimSpace(data)) == "null" {
		return nil
	}
	if !utf8.Valid(data) {
		return fault(ErrText, "", "not JSON: it is not UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	r := jsonReader{decoder}
	var value T
	if err := read(r, &value); err != nil {
		return err
	}
	if _, err := r.Token(); err != io.EOF {
		return r.wrong("something follows the value")
	}
	*into = value
	return nil
}

// field is a key of an object and how its value is read.
type field struct {
	key      string
	read     func() error
	optional bool
}

func required(key string, read func() error) field { return field{key: key, read: read} }

func optional(key string, read func() error) field {
	return field{key: key, read: read, optional: true}
}

func (r jsonReader) token() (json.Token, error) {
	token, err := r.Token()
	if err != nil {
		return nil, fault(ErrText, "", "byte %d: not JSON: %v", r.InputOffset(), err)
	}
	return token, nil
}

// expect reads one token of punctuation.
func (r jsonReader) expect(want json.Delim) error {
	token, err := r.token()
	if err == nil && token != want {
		err = r.wrong("%.40v where %v was expected", token, want)
	}
	return err
}

func (r jsonReader) wrong(format string, values ...any) error {
	return fault(ErrText, "", "byte %d: %s", r.InputOffset(), fmt.Sprintf(format, values...))
}

// object reads an object that has each of the fields once and no others.
func (r jsonReader) object(fields ...field) error {
	seen := make(map[string]bool, len(fields))
	err := r.pairs(func(key string) error {
		i := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
		if i < 0 {
			return r.wrong("unknown key %.40q", key)
		}
		if seen[key] {
			return r.wrong("the key %.40q stands twice", key)
		}
		seen[key] = true
		return fields[i].read()
	})
	if err != nil {
		return err
	}
	for _, f := range fields {
		if !seen[f.key] && !f.optional {
			return r.wrong("the key %.40q is missing", f.key)
		}
	}
	return nil
}

// pairs reads an object, handing over each key to read the value of.
func (r jsonReader) pairs(read func(key string) error) error {
	if err := r.expect('{'); err != nil {
		return err
	}
	for r.More() {
		var key string
		if err := r.text(&key)(); err != nil {
			return err
		}
		if err := read(key); err != nil {
			return err
		}
	}
	return r.expect('}')
}

func (r jsonReader) array(read func() error) func() error {
	return func() error {
		if err := r.expect('['); err != nil {
			return err
		}
		for r.More() {
			if err := read(); err != nil {
				return err
			}
		}
		return r.expect(']')
	}
}

func (r jsonReader) text(into *string) func() error {
	return func() error {
		token, err := r.token()
		if err != nil {
			return err
		}
		text, ok := token.(string)
		if !ok {
			return r.wrong("%.40v where a string was expected", token)
		}
		*into = text
		return nil
	}
}

func (r jsonReader) flag(into *bool) func() error {
	return func() error {
		token, err := r.token()
		if err != nil {
			return err
		}
		flag, ok := token.(bool)
		if !ok {
			return r.wrong("%.40v where true or false was expected", token)
		}
		*into = flag
		return nil
	}
}

func (r jsonReader) list(into *[]Authority) func() error {
	return r.array(func() error {
		var code string
		err := r.text(&code)()
		*into = append(*into, Authority(code))
		return err
	})
}

func (r jsonReader) amount(into *decimal.Decimal) func() error {
	return func() error { return r.number(into, parsePrintedAmount) }
}

func (r jsonReader) amounts(into *Shares) func() error { return r.shares(into, parsePrintedAmount) }

func (r jsonReader) shares(into *Shares, parse func(string) (decimal.Decimal, error)) func() error {
	return func() error {
		var shares Shares
		named := make(map[string]bool)
		err := r.pairs(func(code string) error {
			if named[code] {
				return r.wrong("the key %.40q stands twice", code)
			}
			named[code] = true
			share := Share{Authority: Authority(code)}
			err := r.number(&share.Amount, parse)
			shares = append(shares, share)
			return err
		})
		*into = shares
		return err
	}
}

// left passes over a value that another package reads.
func (r jsonReader) left() error {
	if err := r.Decode(new(json.RawMessage)); err != nil {
		return fault(ErrText, "", "byte %d: not JSON: %v", r.InputOffset(), err)
	}
	return nil
}

// whole reads a whole number.
func (r jsonReader) whole(into *int) func() error {
	return func() error {
		token, err := r.token()
		if err != nil {
			return err
		}
		number, ok := token.(json.Number)
		value, parsed := strconv.Atoi(string(number))
		if !ok || parsed != nil || strconv.Itoa(value) != string(number) {
			return r.wrong("%.40v where a whole number was expected", token)
		}
		*into = value
		return nil
	}
}

// format reads the number of a statement's format: 2, as the first has none.
func (r jsonReader) format(into *int) func() error {
	return func() error {
		token, err := r.token()
		if err == nil && token != json.Number("2") {
			err = r.wrong("format %.40v: this version reads format 2, and statements without one", token)
		}
		*into = formatNow
		return err
	}
}

// number reads a string that holds a number.
func (r jsonReader) number(into *decimal.Decimal, parse func(string) (decimal.Decimal, error)) error {
	var text string
	err := r.text(&text)()
	if err == nil {
		*into, err = parse(text)
	}
	return err
}
