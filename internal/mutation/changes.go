package main

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// methods are the calls of math/big, math/bits, decimal and slices that are easily
// taken for one another and take the same arguments.
var methods = map[string]string{
	"Add": "Sub", "Sub": "Add", "Add64": "Sub64", "Sub64": "Add64", "Mul": "Add",
	"Quo": "Rem", "Rem": "Quo", "Div": "Mod", "Mod": "Div", "Lsh": "Rsh", "Rsh": "Lsh",
	"Floor": "Ceil", "Ceil": "Floor", "Min": "Max", "Max": "Min",
	"MinFunc": "MaxFunc", "MaxFunc": "MinFunc", "Num": "Denom", "Denom": "Num",
	"LessThan": "LessThanOrEqual", "LessThanOrEqual": "LessThan",
	"GreaterThan": "GreaterThanOrEqual", "GreaterThanOrEqual": "GreaterThan",
	"IsNegative": "IsPositive", "IsPositive": "IsNegative",
	"IsInt64": "IsUint64", "IsUint64": "IsInt64",
	"LeadingZeros64": "TrailingZeros64", "Len64": "OnesCount64",
}

// operators are what may stand instead of each: the boundary of a comparison, the
// opposite of an equation, the inverse of a sum.
var operators = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.REM: token.QUO,
}

// visit makes every change of one node that is among the kinds known.
func (w *walk) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		w.call(n)
	case *ast.BinaryExpr:
		if other, ok := operators[n.Op]; ok {
			end := n.OpPos + token.Pos(len(n.Op.String()))
			w.change(n, w.text(n.Pos(), n.OpPos)+other.String()+w.text(end, n.End()))
		}
	case *ast.BasicLit:
		if value, err := strconv.ParseUint(n.Value, 10, 62); n.Kind == token.INT && err == nil {
			w.change(n, strconv.FormatUint(value+1, 10))
		}
	case *ast.IfStmt:
		w.condition(n.Cond)
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			w.change(n, blanks(len(n.Lhs))+" = "+w.text(n.Rhs[0].Pos(), n.End()))
		}
	case *ast.ExprStmt, *ast.IncDecStmt, *ast.DeferStmt, *ast.BranchStmt:
		w.change(n, "")
	}
	return true
}

// blanks assigns to nothing, so that what was worked out still has a use.
func blanks(names int) string { return "_" + strings.Repeat(", _", names-1) }

// condition negates what an if asks. An equation's opposite is made as an operator.
func (w *walk) condition(asked ast.Expr) {
	if equation, ok := asked.(*ast.BinaryExpr); ok && (equation.Op == token.EQL || equation.Op == token.NEQ) {
		return
	}
	w.change(asked, "!("+w.code(asked)+")")
}

// call makes a call of another method instead, turns the sign of a comparison, or
// leaves a sign as it was.
func (w *walk) call(n *ast.CallExpr) {
	method, ok := n.Fun.(*ast.SelectorExpr)
	if !ok {
		if builtin, ok := n.Fun.(*ast.Ident); ok && (builtin.Name == "min" || builtin.Name == "max") {
			other := map[string]string{"min": "max", "max": "min"}[builtin.Name]
			w.change(n, other+w.text(builtin.End(), n.End()))
		}
		return
	}
	name, arguments := method.Sel.Name, w.text(method.Sel.End(), n.End())
	switch {
	case methods[name] != "":
		w.change(n, w.text(n.Pos(), method.Sel.Pos())+methods[name]+arguments)
	case name == "Cmp" || name == "Compare" || name == "Sign":
		w.change(n, "-"+w.code(n))
	case (name == "Neg" || name == "Abs") && len(n.Args) == 0: // of decimal: the number itself
		w.change(n, w.code(method.X))
	case name == "Neg" || name == "Abs": // of big: into the receiver
		w.change(n, w.text(n.Pos(), method.Sel.Pos())+"Set"+arguments)
	}
}
