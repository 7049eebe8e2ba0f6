package main

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

// writeCSV writes a row for each charge and authority.
func writeCSV(out io.Writer, cases []casefile.Case) error {
	w := csv.NewWriter(out)
	w.Write([]string{"period", "service", "rule", "source", "description", "authority", "weight", "amount", "paid_by", "deferred", "because"})
	for _, c := range cases {
		period := c.Statement.Header().Period
		for charge := range c.Statement.Charges() {
			for i, share := range charge.Shares {
				w.Write([]string{
					command.Cell(period), command.Cell(charge.Service), string(charge.Rule), charge.Rule.Source(), command.Cell(charge.Description),
					command.Cell(string(share.Authority)), attribution.FormatWeight(charge.Weights[i].Amount), attribution.FormatAmount(share.Amount),
					command.Cell(string(charge.PaidBy)), strconv.FormatBool(charge.Deferred), command.Cell(charge.Because),
				})
			}
		}
	}
	w.Flush()
	return w.Error()
}
