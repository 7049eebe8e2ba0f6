// Package fairshare is the root of a library that works out who bears what when
// councils share a service: exact to the penny, every figure with the rule, the
// source and the working behind it.
//
// Package attribution divides money and holds the rules of the agreement;
// package tupe finds the burdens of transferred staff in a contract's price;
// package savings holds the programme that justifies it all. The programs for
// finance teams are in the module examples.
package fairshare
