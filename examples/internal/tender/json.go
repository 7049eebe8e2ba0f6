package tender

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/tupe"
)

// The JSON of a tender. Amounts are strings with two decimals; authorities stand
// in the order of the case. One contract gives an object, several an array.
type jsonTender struct {
	Title   string      `json:"title"`
	Service string      `json:"service"`
	Years   []jsonYear  `json:"years"`
	Life    authorities `json:"life"`
}

type jsonYear struct {
	Year        string      `json:"year"`
	Price       string      `json:"price"`
	Authorities authorities `json:"authorities"`
}

type jsonLine struct {
	Ongoing    string `json:"ongoing"`
	TUPE       string `json:"tupe"`
	Total      string `json:"total"`
	IfShared   string `json:"if_shared"`
	Difference string `json:"difference"`
}

// authorities are lines that become an object, its keys in their order.
type authorities []tupe.Line

func (lines authorities) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	out.WriteByte('{')
	for i, line := range lines {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := encoder.Encode(line.Authority); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := encoder.Encode(jsonLine{
			Ongoing:    attribution.FormatAmount(line.Ongoing),
			TUPE:       attribution.FormatAmount(line.TUPE),
			Total:      attribution.FormatAmount(line.Total),
			IfShared:   attribution.FormatAmount(line.IfShared),
			Difference: attribution.FormatAmount(line.Difference),
		}); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// WriteJSON writes an object for one contract, and an array for several.
func WriteJSON(out io.Writer, tenders []Tender) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	all := make([]jsonTender, len(tenders))
	for i, t := range tenders {
		all[i] = jsonTender{Title: t.c.Title, Service: t.Service.Name, Life: t.lines(t.life.Total)}
		for _, year := range t.life.Years {
			all[i].Years = append(all[i].Years, jsonYear{year.Year, attribution.FormatAmount(year.Price), t.lines(year)})
		}
	}
	if len(all) == 1 {
		return encoder.Encode(all[0])
	}
	return encoder.Encode(all)
}
