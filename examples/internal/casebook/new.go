package casebook

import (
	_ "embed"
	"io"
	"strings"

	"github.com/triborough/fairshare/internal/casefile/tree"
)

// newCase is a case to be filled in, with every key explained.
//
//go:embed new.yaml
var newCase string

// WriteNew writes a case to be filled in, in YAML or as a workbook.
func WriteNew(out io.Writer, asWorkbook bool) error {
	if !asWorkbook {
		_, err := io.WriteString(out, newCase)
		return err
	}
	root, err := tree.FromYAML("new.yaml", strings.NewReader(newCase))
	if err != nil {
		return err
	}
	return Write(out, root)
}
