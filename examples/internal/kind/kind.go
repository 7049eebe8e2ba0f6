// Package kind tells what a file is by what it holds, whatever it is called.
package kind

import (
	"bytes"
	"encoding/json"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Kind is what a file is.
type Kind string

// The kinds of file.
const (
	Case      Kind = "case"
	Agreement Kind = "agreement"
	Programme Kind = "programme"
	Statement Kind = "statement"
	Envelope  Kind = "envelope" // a statement with the case it was made from
	Workbook  Kind = "workbook"
)

// Of tells a file's kind. What cannot be read at all is taken for a case, whose
// reader says why.
func Of(data []byte) Kind {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return Workbook
	}
	holds := keysOf(data)
	switch {
	case holds == nil, holds["charges"] && holds["totals"]:
		return Statement
	case holds["case"] && holds["statement"]:
		return Envelope
	case holds["unit"]:
		return Programme
	case holds["services"] && !holds["title"] && !holds["period"] && !holds["under"]:
		return Agreement
	}
	return Case
}

// keysOf returns the keys of a file's mapping; nil of a list, as only the JSON of
// several statements is.
func keysOf(data []byte) map[string]bool {
	keys := make(map[string]bool)
	switch text := bytes.TrimSpace(data); {
	case bytes.HasPrefix(text, []byte("[")):
		return nil
	case bytes.HasPrefix(text, []byte("{")) && json.Valid(text): // which is much faster than reading it as YAML
		var top map[string]json.RawMessage
		json.Unmarshal(text, &top)
		for key := range top {
			keys[key] = true
		}
		return keys
	}
	root, _ := tree.FromYAML("", bytes.NewReader(data))
	for _, e := range root.Entries {
		keys[e.Key.Text] = true
	}
	return keys
}
