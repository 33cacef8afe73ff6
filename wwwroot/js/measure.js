// How wide an element is drawn, in CSS pixels.
export const widthOf = element => element.getBoundingClientRect().width;
