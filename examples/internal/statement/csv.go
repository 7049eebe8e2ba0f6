package statement

import (
	"encoding/csv"
	"io"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

// Sheet is one of a statement's tables as CSV: what it is called, its columns, and
// what writes its rows. A column of money can be added up: no row is a total, and
// next year's figures stand in a column of their own.
//
// A file is UTF-8 without a byte order mark, and a period stands as the case has
// it: other programs read the first column's name and join on the period. Excel,
// if such a file is opened by a double click, takes it for the code page of the
// computer and makes dates of the periods up to 2011/12. A mark would mend the one
// and not the other, so that there is none: From Text/CSV, with the columns as
// text, takes care of both.
type Sheet struct {
	Name  string
	heads []string
	rows  func(c casefile.Case, write func(...string))
}

// Sheets are all that there are, that of the charges first.
var Sheets = []Sheet{
	{"charges", []string{"period", "service", "rule", "clause", "source", "description", "authority", "weight", "amount", "next_year", "paid_by", "because"}, charges},
	{"summary", []string{"period", "service", "authority", "authority_name", "weight", "per_cent", "amount", "next_year", "before", "after", "net_reduction"}, summary},
	{"due", []string{"period", "service", "from", "from_name", "to", "to_name", "amount"}, due},
	{"calls", []string{"period", "service", "due", "from", "from_name", "to", "to_name", "amount"}, calls},
	{"account", []string{"period", "service", "from", "from_name", "to", "to_name", "due", "opening", "paid", "balance"}, balances},
}

// WriteCSV writes the rows of all cases under one header.
func (s Sheet) WriteCSV(out io.Writer, cases []casefile.Case) error {
	w := csv.NewWriter(out)
	w.Write(s.heads)
	for _, c := range cases {
		s.rows(c, func(cells ...string) { w.Write(cells) })
	}
	w.Flush()
	return w.Error()
}

// charges writes a row for each charge and authority.
func charges(c casefile.Case, write func(...string)) {
	period := command.Cell(c.Statement.Header().Period)
	for charge := range c.Statement.Charges() {
		for i, share := range charge.Shares {
			amount, nextYear := attribution.FormatAmount(share.Amount), ""
			if charge.Deferred {
				amount, nextYear = "", amount
			}
			write(period, command.Cell(charge.Service), command.Cell(string(charge.Rule)), command.Cell(charge.Clause), command.Cell(charge.Source), command.Cell(charge.Description),
				command.Cell(string(share.Authority)), attribution.FormatWeight(charge.Weights[i].Amount), amount, nextYear,
				command.Cell(string(charge.PaidBy)), command.Cell(charge.Because))
		}
	}
}

// summary writes a row for each service and authority that it concerns.
func summary(c casefile.Case, write func(...string)) {
	period, named := command.Cell(c.Statement.Header().Period), names(c)
	for _, s := range servicesOf(c) {
		percentages, _ := s.Basis.Apportion(decimal.NewFromInt(100)) // none without a basis
		weights, perCent := column(s.Basis.Weights(), attribution.FormatWeight), column(percentages, attribution.FormatAmount)
		amount, nextYear := column(s.shares(thisYear), attribution.FormatAmount), column(s.shares(nextYear), attribution.FormatAmount)
		before, reduction := column(s.Before, attribution.FormatAmount), column(s.NetReduction, attribution.FormatAmount)
		after := column(s.After, attribution.FormatAmount)
		if s.Service == attribution.AllServices {
			clear(reduction) // the services' own stand above
		}
		for _, a := range s.concerned {
			if before[a] == "" {
				after[a] = "" // it says nothing by itself
			}
			write(period, command.Cell(s.Service), command.Cell(string(a)), command.Cell(named[a]), weights[a], perCent[a],
				amount[a], nextYear[a], before[a], after[a], reduction[a])
		}
	}
}

// due writes a row for each debt.
func due(c casefile.Case, write func(...string)) {
	period, named := command.Cell(c.Statement.Header().Period), names(c)
	for _, d := range c.Statement.Due() {
		write(period, command.Cell(d.Service), command.Cell(string(d.From)), command.Cell(named[d.From]),
			command.Cell(string(d.To)), command.Cell(named[d.To]), attribution.FormatAmount(d.Amount))
	}
}

// calls writes a row for each call on account.
func calls(c casefile.Case, write func(...string)) {
	period, named := command.Cell(c.Statement.Header().Period), names(c)
	for _, call := range c.Account.Calls() {
		write(period, command.Cell(call.Service), call.Due.String(), command.Cell(string(call.From)), command.Cell(named[call.From]),
			command.Cell(string(call.To)), command.Cell(named[call.To]), attribution.FormatAmount(call.Amount))
	}
}

// balances writes a row for each service and pair of authorities: what one owes the
// other, what was open and what it paid, and what is left; below nought it is the
// other way round. A balance is due and opening less paid.
func balances(c casefile.Case, write func(...string)) {
	period, named := command.Cell(c.Statement.Header().Period), names(c)
	for _, p := range positions(c) {
		write(period, command.Cell(p.service), command.Cell(string(p.from)), command.Cell(named[p.from]), command.Cell(string(p.to)), command.Cell(named[p.to]),
			attribution.FormatAmount(p.due), attribution.FormatAmount(p.opening), attribution.FormatAmount(p.paid), attribution.FormatAmount(p.leaves))
	}
}

// column adds figures up by authority.
func column(shares attribution.Shares, format func(decimal.Decimal) string) map[attribution.Authority]string {
	sums, texts := make(map[attribution.Authority]decimal.Decimal), make(map[attribution.Authority]string)
	for _, share := range shares {
		sums[share.Authority] = sums[share.Authority].Add(share.Amount)
		texts[share.Authority] = format(sums[share.Authority])
	}
	return texts
}

// names are the full names of a case's authorities.
func names(c casefile.Case) map[attribution.Authority]string {
	named := make(map[attribution.Authority]string, len(c.Names))
	for _, name := range c.Names {
		named[name.Code] = c.Name(name.Code)
	}
	return named
}
