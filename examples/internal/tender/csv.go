package tender

import (
	"encoding/csv"
	"io"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
)

// WriteCSV writes a row for each contract, year and authority. The life of a
// contract is the sum of its years, and has no rows of its own.
func WriteCSV(out io.Writer, tenders []Tender) error {
	w := csv.NewWriter(out)
	w.Write([]string{"title", "service", "year", "authority", "authority_name", "ongoing", "tupe", "total", "if_shared", "difference"})
	for _, t := range tenders {
		for _, year := range t.life.Years {
			for _, line := range t.lines(year) {
				w.Write([]string{
					command.Cell(t.c.Title), command.Cell(t.Service.Name), command.Cell(year.Year),
					command.Cell(string(line.Authority)), command.Cell(t.c.Name(line.Authority)),
					attribution.FormatAmount(line.Ongoing), attribution.FormatAmount(line.TUPE), attribution.FormatAmount(line.Total),
					attribution.FormatAmount(line.IfShared), attribution.FormatAmount(line.Difference),
				})
			}
		}
	}
	w.Flush()
	return w.Error()
}
