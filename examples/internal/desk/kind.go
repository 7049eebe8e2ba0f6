package desk

import (
	"bytes"
	"encoding/json"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// kind is what a file is, by what it holds and not by what it is called.
type kind string

const (
	kindCase      kind = "case"
	kindAgreement kind = "agreement"
	kindProgramme kind = "programme"
	kindStatement kind = "statement"
	kindWorkbook  kind = "workbook"
)

// kindOf tells a file's kind. What cannot be read at all is taken for a case, whose
// reader says why.
func kindOf(data []byte) kind {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return kindWorkbook
	}
	holds := keysOf(data)
	switch {
	case holds == nil, holds["charges"] && holds["totals"]:
		return kindStatement
	case holds["unit"]:
		return kindProgramme
	case holds["services"] && !holds["title"] && !holds["period"] && !holds["under"]:
		return kindAgreement
	}
	return kindCase
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
