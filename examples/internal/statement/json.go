package statement

import (
	"encoding/json"
	"io"

	"github.com/triborough/fairshare/internal/casefile"
)

// WriteJSON writes an object for one case, and an array for several.
func WriteJSON(out io.Writer, cases []casefile.Case) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if len(cases) == 1 {
		return encoder.Encode(cases[0].Books())
	}
	statements := make([]any, len(cases))
	for i, c := range cases {
		statements[i] = c.Books()
	}
	return encoder.Encode(statements)
}
