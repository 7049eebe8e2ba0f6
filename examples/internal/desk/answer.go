package desk

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/internal/casefile"
)

// question is what a page asks.
type question struct {
	Ask       string                `json:"ask"`
	Files     []File                `json:"files"`
	Name      string                `json:"name"` // of an example
	Text      string                `json:"text"`
	Edits     []Edit                `json:"edits"`
	Groups    []string              `json:"groups"`
	Format    string                `json:"format"`
	Case      int                   `json:"case"`
	Service   string                `json:"service"`
	Authority attribution.Authority `json:"authority"`
}

// answer is what it is told: one of these, or why there is none.
type answer struct {
	View    *View    `json:"view,omitempty"`
	Report  *string  `json:"report,omitempty"` // HTML
	Groups  []string `json:"groups,omitempty"` // of figures
	Figures []Table  `json:"figures,omitempty"`
	File    *File    `json:"file,omitempty"`
	Error   string   `json:"error,omitempty"`
}

// Answer answers a page's question, both as JSON. Nothing that is asked ends the
// program: a fault of its own is told too.
func (d *Desk) Answer(asked []byte) (told []byte) {
	defer func() {
		if fault := recover(); fault != nil {
			told, _ = json.Marshal(answer{Error: fmt.Sprintf("a fault of this page, not of the figures: %v", fault)})
		}
	}()
	var q question
	err := json.Unmarshal(asked, &q)
	var a answer
	if err == nil {
		a, err = d.answer(q)
	}
	if err != nil {
		a = answer{Error: err.Error()}
	}
	told, err = json.Marshal(a)
	if err != nil {
		panic(err)
	}
	return told
}

func (d *Desk) answer(q question) (answer, error) {
	viewed := func(v View, err error) (answer, error) { return answer{View: &v}, err }
	switch q.Ask {
	case "example":
		return viewed(d.Example(q.Name))
	case "drop":
		return viewed(d.Drop(q.Files...), nil)
	case "write":
		return viewed(d.Write(q.Text), nil)
	case "edit":
		return viewed(d.Edit(q.Edits...))
	case "pin":
		return viewed(d.Pin(), nil)
	case "figures":
		groups, tables := d.Figures(q.Groups...)
		return answer{Groups: groups, Figures: tables}, nil
	case "report":
		html := page.Articles(d.shown.pages()...)
		return answer{Report: &html}, nil
	case "why":
		if d.shown.err != nil || q.Case < 0 || q.Case >= len(d.shown.cases) {
			return answer{}, errors.New("nothing is shown that could be explained")
		}
		p, err := why(d.shown.cases[q.Case], q.Service, q.Authority)
		if err != nil {
			return answer{}, err
		}
		html := page.Articles(p)
		return answer{Report: &html}, nil
	case "download":
		f, err := d.Download(q.Format)
		return answer{File: &f}, err
	}
	return answer{}, fmt.Errorf("%q is not a question that is answered here", q.Ask)
}

// why explains what an authority bears of a service, or where none is named, of all
// of them: as its notice does.
func why(c casefile.Case, service string, a attribution.Authority) (*page.Page, error) {
	if service != "" {
		return statement.Why(c, service, a)
	}
	for _, notice := range statement.Notices(c) {
		if notice.To == a {
			return notice.Page(), nil
		}
	}
	return nil, fmt.Errorf("%s is none of the authorities", a)
}
