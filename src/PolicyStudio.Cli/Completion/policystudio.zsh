#compdef policystudio
# zsh completion for policystudio: source <(policystudio completion zsh)
_policystudio() {
  local -a suggestions
  suggestions=("${(@f)$(policystudio "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
  suggestions=(${suggestions:#})
  (( ${#suggestions} )) && compadd -a suggestions
  [[ $PREFIX == -* ]] || _files
}
compdef _policystudio policystudio
