// Package account works out who pays whom when: calls on account through the
// year, what was paid, and what is open at its end.
//
// A statement of package attribution says who bears what. A treasurer lives
// through a year: the budget is agreed, partners pay on account, costs come out
// otherwise, and what is owed is settled.
//
//	statement + what happened to the money → Close → Account
//	statement + account → Books.Journal → entries, by double entry
//
// # The year
//
// A statement's period is a financial year, 2012/13 from 1 April 2012 to 31 March
// 2013, or a calendar year, 2012. The three months after it are its closing: what
// is paid in them may still be entered. Every payment is of exactly one year.
//
// # Calls
//
// An authority's budgeted contribution to a service is its shares of the ongoing,
// ongoing.agreed, tupe, damping and brought_forward charges that another pays, by
// payer. What falls due by an instalment is contribution × the percentages so
// far, rounded half away from nought to the penny; a call is that less the calls
// before it. The percentages come to 100, so that calls come to the contribution,
// to the penny, and never drift. A contribution below nought is called the other
// way round; calls of nought are left out.
//
// # Payments
//
// A payment to oneself, or on a day outside the year and its closing, is a fault:
// the one is none, and the other is of another year, where it would be entered
// again. A payment between two who owe each other nothing may have been made all
// the same: it is taken, is owed back, and is a finding. So is one that went the
// other way than the debt, and one that stands twice.
//
// # Balances
//
// For each service and pair of authorities, the balance is what is due by the
// statement, plus what last year left open, less what was paid; paid too much, it
// turns round. The settlement clears the balances of all services together. Gross
// debts stay as they are in the statement.
//
// # A year in progress
//
// Where there is a forecast, or figures of a part of the year, the variances need
// not explain them yet: what they do not is a finding. Nothing is settled before
// the year has ended.
//
// # The ledger
//
// Once the year has ended it can be entered by double entry, in the books of each
// authority: what it bears is its expenditure; a partner owes it, or is owed; and
// its bank is what it received less what it paid. Each entry comes to nought, and the
// accounts come to what the statement and the account say. Accounts are known by
// what they are for: an authority's chart of accounts is its own.
//
// # What is left out
//
//   - Other currencies: every figure is in pounds.
//   - Interest on late payment: parties that agreed on it charge it among
//     themselves, and it is no part of what a service costs.
//   - Value added tax: figures are net of it, and no page made from them is a tax
//     invoice.
//
// # Errors
//
// Each fault is an [attribution.Error] of Package "account"; all faults of an input
// are reported together, and nothing is made.
package account
