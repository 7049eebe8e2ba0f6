package audit

import (
	"encoding/json"
	"io"

	"github.com/triborough/fairshare/examples/internal/kind"
)

// WriteJSON writes the audit for other systems: every list is there, if it is empty.
func (a Audit) WriteJSON(out io.Writer) error {
	type finding struct {
		Where      string `json:"where"`
		Text       string `json:"text"`
		Why        string `json:"why,omitempty"`
		Printed    string `json:"printed,omitempty"`
		ComesTo    string `json:"comes_to,omitempty"`
		Difference string `json:"difference,omitempty"`
	}
	type file struct {
		Name     string    `json:"name"`
		Kind     kind.Kind `json:"kind"`
		SHA256   string    `json:"sha256"`
		Figures  int       `json:"figures"`
		Findings []finding `json:"findings"`
		Mends    []string  `json:"mends"`
		Notes    []string  `json:"notes"`
		Faults   []string  `json:"faults"`
	}
	files := make([]file, len(a.Files))
	for i, f := range a.Files {
		files[i] = file{f.Name, f.Kind, f.SHA256, f.Figures, make([]finding, len(f.Findings)), append([]string{}, f.Mends...), append([]string{}, f.Notes...), append([]string{}, f.Faults...)}
		for j, found := range f.Findings {
			files[i].Findings[j] = finding{found.Where, found.Text, found.Why, found.Figure.Printed, found.Figure.ComesTo, found.Figure.Difference}
		}
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Files    []file `json:"files"`
		Figures  int    `json:"figures"`
		Findings int    `json:"findings"`
		Faulty   int    `json:"files_not_checked"`
	}{files, a.Figures(), a.Findings(), a.Faulty()})
}
