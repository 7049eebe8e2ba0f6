// Package casefile reads the case files of finance teams and of the fixtures:
// one YAML format for a statement's facts, read strictly. An unknown or repeated
// key, an unknown authority, a malformed amount is an error with its line, and
// no number passes through a float.
package casefile

import (
	"io"
	"io/fs"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Case is a case file that has been read, and the statement that follows from it.
type Case struct {
	Title, Source, Period string
	Agreement             attribution.Agreement
	Under                 string   // the agreement file that it is under: a name beside its own
	Names                 []Name   // in the order of every printed column
	Accounts              Accounts // of a ledger, by their codes
	ReductionsNotKnown    []string // services whose net reductions nobody knows
	Services              []attribution.Service
	Contracts             []Contract        // of the services that are contracted out
	Stage                 attribution.Stage // of the year
	Statement             attribution.Statement
	Account               account.Account // of the year's money; zero where nothing is given of it
	Warnings              []Warning       // what is odd in the file, in its order
	Expect                Expect
}

// Read reads a case and makes its statement. All faults are reported together,
// each an *Error with its line; a fault of a rule is also the library's own error
// by errors.Is and errors.As. With an error, only Under is returned.
func Read(name string, input io.Reader) (Case, error) {
	root, err := open(name, input)
	if err != nil {
		return Case{}, err
	}
	return root.read()
}

// ReadContracts reads a case for its contracts over all their years, from its tree as
// ReadTree does. The case's period, which tells what year the statement is of, may
// then be left out, or be none of them: the statement is of the first year instead.
func ReadContracts(folder fs.FS, root tree.Node) (Case, error) {
	n := opened(root)
	n.file.folder, n.file.allYears = folder, true
	return n.read()
}

// ReadBases reads a case for the bases of its services, from its tree as ReadTree
// does, by which something else than its own costs is shared: they may give no cost.
// What they give is read and checked all the same.
func ReadBases(folder fs.FS, root tree.Node) (Case, error) {
	n := opened(root)
	n.file.folder, n.file.bases = folder, true
	return n.read()
}

func (root node) read() (Case, error) {
	var c Case
	var services []*service
	var programme *service
	var whole year // what is of no one service
	agreed := true
	if !root.lay() {
		return Case{}, root.file.err()
	}
	root.mapping(
		required("title", func(n node) { n.text(&c.Title) }),
		optional("source", func(n node) { n.text(&c.Source) }),
		optional("period", func(n node) {
			n.file.undated = !n.file.sound(func() { n.text(&c.Period) })
			n.file.period = c.Period
			n.file.year, _ = account.ParseYear(c.Period)
		}),
		optional("stage", func(n node) { n.stage(&c.Stage) }),
		required("authorities", func(n node) { n.names(&c.Names, c.Accounts.own) }),
		optional("accounts", func(n node) { n.accounts("", &c.Accounts) }),
		required("services", func(n node) {
			n.each(func(entry node) {
				if s := entry.service(); s != nil {
					services = append(services, s)
				}
			})
			if n.Kind == tree.List && len(n.Items) == 0 {
				n.fail("no service is given")
			}
			n.file.listed = len(services) > 0 && len(services) == len(n.Items) && len(services) == len(n.file.services)
		}),
		optional("agreement", noting(&agreed, func(n node) { n.agreement(&c.Agreement) })),
		optional("reductions_not_known", func(n node) {
			n.notKnown(services, &c.ReductionsNotKnown)
			n.file.unreduced = true
		}),
		optional("transition", func(n node) { programme = n.programme() }),
		optional("calls", whole.reading(func(n node) { n.schedule(uncalled(services), &whole.Calls) })),
		optional("payments", whole.reading(func(n node) { n.payments(attribution.AllServices, &whole.payments, root.file.forOld(services)) })),
		optional("expect", func(n node) { n.expect(&c.Expect) }),
	)
	if programme != nil {
		services = append(services, programme)
	}
	services = root.after(services)
	c.attribute(root.file, services, agreed)
	c.close(root.file, services, whole)
	if err := root.file.err(); err != nil {
		return Case{Under: root.file.under}, err
	}
	c.Under, c.Warnings = root.file.under, root.file.odd()
	return c, nil
}

// Books are the statement and the account of the year.
func (c Case) Books() account.Books {
	return account.Books{Statement: c.Statement, Account: c.Account}
}

// Name returns the full name of an authority, or its code where none is given.
func (c Case) Name(code attribution.Authority) string {
	for _, name := range c.Names {
		if name.Code == code && strings.TrimSpace(name.Name) != "" {
			return name.Name
		}
	}
	return string(code)
}
